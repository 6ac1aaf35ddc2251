package io.pinflow.connect.source;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Offsets of tables of a real PostgreSQL. */
final class PostgresOffsetsIT extends OffsetsContract {
  private static PostgresServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @Override
  TestDatabase database() {
    return server;
  }

  @Override
  String setUtc() {
    return "SET TIME ZONE 'UTC'";
  }

  @Override
  String localTime() {
    return "TIMESTAMP";
  }

  @Override
  String instant() {
    return "TIMESTAMPTZ";
  }

  @Override
  List<String> qualifiers() {
    return List.of("postgres.public.", "public.", "");
  }
}
