package io.pinflow.connect.source;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tables of a real PostgreSQL read by several tasks. */
final class PostgresSnapshotIT extends SnapshotContract {
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
  String hash() {
    return "left(md5(number::text), 16)";
  }

  @Override
  String analyze(String table) {
    return "ANALYZE " + table;
  }

  @Override
  String changed() {
    return "timestamptz NOT NULL DEFAULT clock_timestamp()";
  }

  @Override
  String touch() {
    return ", changed = clock_timestamp()";
  }
}
