package io.pinflow.connect.source;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Keys and lost rows looked up in a real PostgreSQL. */
final class PostgresReconcileIT extends ReconcileContract {
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
  String numbers(int count) {
    return "SELECT n FROM generate_series(1, " + count + ") AS n";
  }

  @Override
  void endSessions() throws SQLException {
    database()
        .run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'pinflow-table-source'");
  }
}
