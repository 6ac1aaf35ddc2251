package io.pinflow.connect.source;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tables of a real MariaDB read by several tasks. */
final class MariaDbSnapshotIT extends SnapshotContract {
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
  String hash() {
    return "LEFT(SHA2(number, 256), 16)";
  }

  @Override
  String analyze(String table) {
    return "ANALYZE TABLE " + table;
  }

  @Override
  String changed() {
    return "DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP";
  }

  @Override
  String touch() {
    return "";
  }
}
