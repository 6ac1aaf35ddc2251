package io.pinflow.connect.source;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Snapshots of tables of a real PostgreSQL. */
final class PostgresSnapshotModeIT extends SnapshotModeContract {
  private static PostgresServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = PostgresServer.startWithReader();
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
    return "ANALYZE " + table;
  }

  @Override
  List<String> kill(String user) {
    return List.of(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + user + "'");
  }
}
