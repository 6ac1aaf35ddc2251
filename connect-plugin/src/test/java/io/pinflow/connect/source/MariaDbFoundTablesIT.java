package io.pinflow.connect.source;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tables found in a real MariaDB. */
final class MariaDbFoundTablesIT extends FoundTablesContract {
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
  String createSchema(String name) {
    return "CREATE DATABASE " + name;
  }

  @Override
  String ownSchema() {
    return "pinflow";
  }
}
