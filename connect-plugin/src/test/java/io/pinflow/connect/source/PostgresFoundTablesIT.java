package io.pinflow.connect.source;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tables found in a real PostgreSQL. */
final class PostgresFoundTablesIT extends FoundTablesContract {
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
  String createSchema(String name) {
    return "CREATE SCHEMA " + name;
  }

  @Override
  String ownSchema() {
    return "public";
  }
}
