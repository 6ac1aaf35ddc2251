package io.pinflow.connect.source;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Keys, headers and tombstones of rows of a real PostgreSQL. */
final class PostgresRecordFormsIT extends RecordFormsContract {
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
  String dateTime() {
    return "TIMESTAMP";
  }

  @Override
  String databaseName() {
    return "postgres";
  }
}
