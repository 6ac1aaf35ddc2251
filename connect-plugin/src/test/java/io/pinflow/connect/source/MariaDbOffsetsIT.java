package io.pinflow.connect.source;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Offsets of tables of a real MariaDB. */
final class MariaDbOffsetsIT extends OffsetsContract {
  private static MariaDbServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = MariaDbServer.start();
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
    return "SET time_zone = '+00:00'";
  }

  @Override
  String localTime() {
    return "DATETIME(6)";
  }

  @Override
  String instant() {
    return "TIMESTAMP(6)";
  }

  @Override
  List<String> qualifiers() {
    return List.of("pinflow.", "");
  }
}
