package io.pinflow.connect.source;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Keys, headers and tombstones of rows of a real MariaDB. */
final class MariaDbRecordFormsIT extends RecordFormsContract {
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
  String dateTime() {
    return "DATETIME";
  }

  @Override
  String databaseName() {
    return "pinflow";
  }
}
