package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Keys and lost rows looked up in a real MariaDB. */
final class MariaDbReconcileIT extends ReconcileContract {
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
  String numbers(int count) {
    return "SELECT number + 1 AS n FROM " + server.numbers(count);
  }

  @Override
  void endSessions() throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      List<Long> others = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND user = 'owner'")) {
        while (rows.next()) {
          others.add(rows.getLong(1));
        }
      }
      for (long other : others) {
        statement.execute("KILL " + other);
      }
    }
  }
}
