package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Snapshots of tables of a real MariaDB. */
final class MariaDbSnapshotModeIT extends SnapshotModeContract {
  private static MariaDbServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = MariaDbServer.start();
    server.run(
        "CREATE USER reader@localhost IDENTIFIED BY 'reader'",
        "GRANT SELECT, SHOW VIEW ON pinflow.* TO reader@localhost");
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
  String analyze(String table) {
    return "ANALYZE TABLE " + table;
  }

  @Override
  List<String> kill(String user) throws Exception {
    List<String> statements = new ArrayList<>();
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet sessions =
            statement.executeQuery(
                "SELECT id FROM information_schema.processlist WHERE user = '" + user + "'")) {
      while (sessions.next()) {
        statements.add("KILL " + sessions.getLong(1));
      }
    }
    return statements;
  }
}
