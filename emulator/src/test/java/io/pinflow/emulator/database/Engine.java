package io.pinflow.emulator.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The databases the tests run against. */
enum Engine {
  MARIADB {
    @Override
    TestServer start() throws IOException {
      return new MariaDbServer();
    }

    /** MariaDB's binaries exist for Linux on x86-64 and macOS on ARM only. */
    @Override
    boolean isHere() {
      String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
      return system.equals("Linux amd64") || system.equals("Mac OS X aarch64");
    }

    @Override
    void cutConnections(TestServer server) throws SQLException {
      try (Connection connection = server.connect();
          Statement statement = connection.createStatement()) {
        for (String id : others(statement)) {
          statement.execute("KILL CONNECTION " + id);
        }
      }
    }

    private static List<String> others(Statement statement) throws SQLException {
      List<String> ids = new ArrayList<>();
      try (ResultSet result =
          statement.executeQuery(
              "SELECT id FROM information_schema.processlist"
                  + " WHERE user = 'pinflow' AND id <> CONNECTION_ID()")) {
        while (result.next()) {
          ids.add(result.getString(1));
        }
      }
      return ids;
    }
  },
  POSTGRESQL {
    @Override
    TestServer start() throws IOException {
      return new PostgresServer();
    }

    @Override
    boolean isHere() {
      return true;
    }

    @Override
    void cutConnections(TestServer server) throws SQLException {
      try (Connection connection = server.connect();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
      }
    }
  };

  abstract TestServer start() throws IOException;

  /** Whether there are binaries for this machine. */
  abstract boolean isHere();

  /** Ends every other client's connections. */
  abstract void cutConnections(TestServer server) throws SQLException;
}
