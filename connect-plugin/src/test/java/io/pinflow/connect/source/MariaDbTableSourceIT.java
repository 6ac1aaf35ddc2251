package io.pinflow.connect.source;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The source over a real MariaDB. */
final class MariaDbTableSourceIT extends TableSourceContract {
  private static MariaDbServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = MariaDbServer.start(false);
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
  String columns() {
    return "`index` INT PRIMARY KEY, title VARCHAR(268), latitude FLOAT, `timestamp` DATETIME";
  }

  @Override
  void lock(Connection locker, String table) throws SQLException {
    try (Statement statement = locker.createStatement()) {
      statement.execute("LOCK TABLES " + table + " WRITE");
    }
  }

  @Override
  void waitUntilBlocked() {
    await().until(() -> isBlocked());
  }

  private static boolean isBlocked() throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT 1 FROM information_schema.processlist WHERE state LIKE 'Waiting for table metadata lock'")) {
      return rows.next();
    }
  }
}
