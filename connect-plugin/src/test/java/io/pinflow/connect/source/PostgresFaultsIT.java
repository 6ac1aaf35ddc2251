package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Faults with a real PostgreSQL. */
final class PostgresFaultsIT extends TableSourceFaults {
  private static PostgresServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = PostgresServer.start();
    server.requirePassword("reader");
    server.run("CREATE ROLE reader LOGIN", "GRANT pg_read_all_data TO reader");
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
    return number(
        "SELECT COUNT(*) FROM (SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity"
            + " WHERE usename = '"
            + user
            + "') AS connections WHERE ended");
  }

  @Override
  void allow(String user, String password) throws SQLException {
    server.run("ALTER ROLE " + user + " PASSWORD '" + password + "'");
  }

  @Override
  void setReadOnly(boolean readOnly) throws SQLException {
    server.run(
        "ALTER SYSTEM SET default_transaction_read_only = " + readOnly, "SELECT pg_reload_conf()");
  }

  @Override
  void lock(Connection locker, String table) throws SQLException {
    locker.setAutoCommit(false);
    try (Statement statement = locker.createStatement()) {
      statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
    }
  }

  @Override
  int waitingForLock() throws SQLException {
    return number("SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
  }

  private static int number(String query) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
