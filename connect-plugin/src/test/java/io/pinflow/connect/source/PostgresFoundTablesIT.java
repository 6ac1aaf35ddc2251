package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tables found in a real PostgreSQL. */
final class PostgresFoundTablesIT extends FoundTablesContract {
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
  String createSchema(String name) {
    return "CREATE SCHEMA " + name;
  }

  @Override
  String ownSchema() {
    return "public";
  }

  /** Its partitions hold the same rows. */
  @Test
  void shouldReadAPartitionedTableOnce() throws Exception {
    server.run(
        "CREATE TABLE parted (id INT PRIMARY KEY) PARTITION BY RANGE (id)",
        "CREATE TABLE parted_low PARTITION OF parted FOR VALUES FROM (0) TO (10)",
        "CREATE TABLE parted_high PARTITION OF parted FOR VALUES FROM (10) TO (20)",
        "INSERT INTO parted VALUES (5), (15)");
    try (Worker worker = new Worker(properties("parted.*"))) {
      assertThat(worker.tables()).containsExactly("parted");
    }
  }

  /** A table the user may not read is no table to it. */
  @Test
  void shouldLookOnlyAtWhatTheUserMayRead() throws Exception {
    server.run(
        "CREATE TABLE granted_a (id INT PRIMARY KEY)",
        "CREATE TABLE granted_b (id INT PRIMARY KEY)",
        "CREATE USER looking PASSWORD 'only'",
        "GRANT SELECT ON granted_b TO looking");
    Map<String, String> properties = properties("granted_.*");
    properties.put("connection.user", "looking");
    properties.put("connection.password", "only");
    try (Worker worker = new Worker(properties)) {
      assertThat(worker.tables()).containsExactly("granted_b");
    }
  }
}
