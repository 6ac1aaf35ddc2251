package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What the tests of scans that all tasks share have in common. */
abstract class SharedScans {
  static final int ROWS = 20_000;

  /** Every number is there this often, in pages far from each other. */
  static final int COPIES = 2;

  static final String KILL =
      "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'reader'";

  private static PostgresServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = PostgresServer.startWithReader();
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  static TestDatabase server() {
    return server;
  }

  static void create(String table) throws Exception {
    server.run("CREATE TABLE " + table + " (number INT, version INT, filler TEXT)");
    fill(table);
  }

  static void fill(String table) throws Exception {
    for (int copy = 0; copy < COPIES; copy++) {
      server.run(
          "INSERT INTO "
              + table
              + " SELECT number, 0, repeat('x', 20) FROM "
              + server.numbers(ROWS)
              + " ORDER BY number");
    }
  }

  static long number(String query) throws Exception {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  static Map<String, String> properties(String tables) {
    Map<String, String> properties = new HashMap<>();
    properties.put("name", "shared-scan");
    properties.put("connection.url", server.url());
    properties.put("connection.user", "reader");
    properties.put("connection.password", "reader");
    properties.put("mode", "snapshot");
    properties.put("tables", tables);
    properties.put("topic.prefix", "t.");
    properties.put("poll.interval.ms", "5");
    properties.put("snapshot.chunk.rows", "1500");
    properties.put("batch.max.rows", "100");
    return properties;
  }

  static boolean isDone(Tasks tasks, String table) {
    Map<String, String> scan =
        Map.of("table", table, "column", "", "version", "1", "mode", "snapshot");
    Map<String, ?> offset = tasks.offsets().get(scan);
    return offset != null && Boolean.TRUE.equals(offset.get("done"));
  }

  static void assertEach(List<SourceRecord> records, int copies) {
    assertThat(records).hasSize(copies * ROWS);
    assertThat(copies(records))
        .hasSize(ROWS)
        .allSatisfy((number, count) -> assertThat(count).isEqualTo(copies));
  }

  static Map<Object, Long> copies(List<SourceRecord> records) {
    return records.stream()
        .collect(Collectors.groupingBy(row -> value(row, "number"), Collectors.counting()));
  }

  static Object value(SourceRecord row, String field) {
    return ((Struct) row.value()).get(field);
  }
}
