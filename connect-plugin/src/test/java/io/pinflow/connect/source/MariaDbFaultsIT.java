package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Faults with a real MariaDB. */
final class MariaDbFaultsIT extends TableSourceFaults {
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
  int serverPort() {
    return server.port();
  }

  @Override
  int killConnections(String user) throws SQLException {
    List<String> kills = new ArrayList<>();
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id FROM information_schema.processlist WHERE user = '" + user + "'")) {
      while (rows.next()) {
        kills.add("KILL CONNECTION " + rows.getLong(1));
      }
    }
    int killed = 0;
    for (String kill : kills) {
      killed += wasKilled(kill) ? 1 : 0;
    }
    return killed;
  }

  @Override
  void allow(String user, String password) throws SQLException {
    server.run(
        "DROP USER IF EXISTS " + user + "@localhost",
        "CREATE USER " + user + "@localhost IDENTIFIED BY '" + password + "'",
        "GRANT SELECT ON pinflow.* TO " + user + "@localhost");
  }

  @Override
  void setReadOnly(boolean readOnly) throws SQLException {
    server.run("SET GLOBAL read_only = " + readOnly);
  }

  @Override
  void lock(Connection locker, String table) throws SQLException {
    try (Statement statement = locker.createStatement()) {
      statement.execute("LOCK TABLES " + table + " WRITE");
    }
  }

  @Override
  int waitingForLock() throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COUNT(*) FROM information_schema.processlist WHERE state LIKE 'Waiting for table%'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** A connection may be gone before its turn comes. */
  private static boolean wasKilled(String kill) {
    try {
      server.run(kill);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
