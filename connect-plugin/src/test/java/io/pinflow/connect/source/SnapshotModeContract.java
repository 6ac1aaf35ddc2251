package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tables whose rows are delivered as they are at a moment, with a key and without one. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class SnapshotModeContract {
  private static final int ROWS = 20_000;

  /** Every tenth row is twice in a table without a key. */
  private static final int ROWS_WITHOUT_KEY = ROWS + ROWS / 10;

  /** The server, started once per class. */
  abstract TestDatabase database();

  /** A statement that has the server count a table's rows. */
  abstract String analyze(String table);

  /** A statement that ends all connections of a user but this one. */
  abstract List<String> kill(String user) throws Exception;

  @Test
  void shouldDeliverTheRowsOfAMomentByAllTasksOnce() throws Exception {
    createWithKey("moment");
    try (Tasks tasks = Tasks.start(properties("moment"), 3)) {
      List<SourceRecord> records = tasks.awaitCount(ROWS);

      assertThat(numbers(records)).containsExactlyInAnyOrderElementsOf(range(ROWS));
      assertThat(tasks.shares()).doesNotContain(0);
      assertThat(tasks.chunks()).isGreaterThan(10);
      database().run("INSERT INTO moment VALUES ('zzz', -1)");
      try (Tasks next = tasks.startNext(2)) {
        TimeUnit.SECONDS.sleep(3);

        assertThat(next.shares()).containsExactly(0, 0);
      }
    }
  }

  @Test
  void shouldTakeASnapshotUpWhereItWas() throws Exception {
    createWithKey("taken_up");
    Tasks tasks = Tasks.start(properties("taken_up"), 2);
    tasks.awaitCount(5_000);
    tasks = tasks.crashAndStartNext(1);
    tasks.awaitCount(10_000);
    try (Tasks last = tasks.crashAndStartNext(3)) {
      assertThat(numbers(last.awaitCount(ROWS))).containsExactlyInAnyOrderElementsOf(range(ROWS));
    }
  }

  @Test
  void shouldDeliverATableWithoutAKey() throws Exception {
    createWithoutKey("keyless");
    Map<String, String> properties = properties("keyless");
    properties.put("record.headers", "id=${id}");
    try (TaskHarness task = TaskHarness.start(properties)) {
      List<SourceRecord> records = task.pollUntilCount(ROWS_WITHOUT_KEY);

      assertThat(numbers(records)).containsExactlyInAnyOrderElementsOf(rangeWithoutKey());
      assertThat(records).allMatch(row -> row.key() == null && row.keySchema() == null);
      assertThat(records.stream().map(SnapshotModeContract::id).distinct())
          .hasSize(ROWS_WITHOUT_KEY);
      database().run("INSERT INTO keyless VALUES (-1)");
      assertThat(task.poll()).isEmpty();
      try (TaskHarness next = task.startNext()) {
        assertThat(next.poll()).isEmpty();
        assertThat(next.poll()).isEmpty();
      }
    }
  }

  @Test
  void shouldPassOverWhatWasDeliveredOfATableWithoutAKey() throws Exception {
    createWithoutKey("broken_off");
    TaskHarness task = TaskHarness.start(properties("broken_off"));
    int delivered = 0;
    for (int crash = 0; crash < 5; crash++) {
      task.pollUntilCount(3_000);
      task.pollAndForget();
      delivered += task.records().size();
      task = task.startNext();
    }
    try (TaskHarness last = task) {
      last.pollUntilCount(ROWS_WITHOUT_KEY - delivered);
      assertThat(last.poll()).isEmpty();
      assertThat(delivered + last.records().size()).isEqualTo(ROWS_WITHOUT_KEY);
    }
  }

  @Test
  void shouldSurviveKilledConnectionsInATableWithoutAKey() throws Exception {
    createWithoutKey("narrow");
    database()
        .run("CREATE TABLE cut_off AS SELECT number, RPAD('x', 2000, 'x') AS wide FROM narrow");
    Map<String, String> properties = properties("cut_off");
    properties.put("connection.backoff.ms", "1");
    int kills = 0;
    try (TaskHarness task = TaskHarness.start(properties)) {
      while (task.records().size() < ROWS_WITHOUT_KEY) {
        int before = task.records().size();
        task.pollUntilCount(Math.min(ROWS_WITHOUT_KEY, before + 2_000));
        for (String statement : kill("reader")) {
          database().run(statement);
          kills++;
        }
      }
      assertThat(task.poll()).isEmpty();

      assertThat(kills).isGreaterThan(3);
      assertThat(numbers(task.records())).containsExactlyInAnyOrderElementsOf(rangeWithoutKey());
    }
  }

  /** Nobody can tell any more which rows were delivered. */
  @Test
  void shouldDeliverATableWithoutAKeyFromItsFirstRowOnWhenItHasChanged() throws Exception {
    createWithoutKey("changed");
    TaskHarness task = TaskHarness.start(properties("changed"));
    task.pollUntilCount(5_000);
    database().run("DELETE FROM changed WHERE number = 17");
    try (TaskHarness next = task.startNext()) {
      next.pollUntilCount(ROWS_WITHOUT_KEY - 1);

      assertThat(next.poll()).isEmpty();
      List<Integer> expected = rangeWithoutKey();
      expected.remove((Integer) 17);
      assertThat(numbers(next.records())).containsExactlyInAnyOrderElementsOf(expected);
    }
    database().run("DELETE FROM changed");
    try (TaskHarness empty = task.startNext()) {
      assertThat(empty.poll()).isEmpty();
    }
  }

  @Test
  void shouldRepeatSnapshots() throws Exception {
    database()
        .run(
            "CREATE TABLE again (id INT PRIMARY KEY, number INT)",
            "INSERT INTO again VALUES (1, 1), (2, 2), (3, 3)",
            "CREATE TABLE again_keyless (number INT)",
            "INSERT INTO again_keyless VALUES (1), (1)");
    Map<String, String> properties = properties("again,again_keyless");
    properties.put("snapshot.interval.ms", "3000");
    try (TaskHarness task = TaskHarness.start(properties)) {
      task.pollUntilCount(5);
      database().run("INSERT INTO again VALUES (4, 4)", "INSERT INTO again_keyless VALUES (2)");
      assertThat(task.poll()).isEmpty();

      assertThat(numbers(task.pollUntilCount(12)))
          .containsExactlyInAnyOrder(1, 2, 3, 1, 1, 1, 2, 3, 4, 1, 1, 2);
      try (TaskHarness next = task.startNext()) {
        assertThat(numbers(next.pollUntilCount(7))).containsExactlyInAnyOrder(1, 2, 3, 4, 1, 1, 2);
      }
    }
  }

  @Test
  void shouldEndWithAnEmptyTableAndOneOfOneRow() throws Exception {
    database()
        .run(
            "CREATE TABLE empty_one (id INT PRIMARY KEY, number INT)",
            "CREATE TABLE empty_keyless (number INT)",
            "CREATE TABLE single (id INT PRIMARY KEY, number INT)",
            "INSERT INTO single VALUES (7, 7)");
    try (TaskHarness task = TaskHarness.start(properties("empty_one,empty_keyless,single"))) {
      task.pollUntilCount(1);
      database()
          .run(
              "INSERT INTO empty_one VALUES (1, 1)",
              "INSERT INTO empty_keyless VALUES (1)",
              "INSERT INTO single VALUES (8, 8)");
      assertThat(task.poll()).isEmpty();
      assertThat(task.poll()).isEmpty();
      assertThat(numbers(task.records())).containsExactly(7);
    }
  }

  @Test
  void shouldDeliverViewsAndQueriesWithoutAKey() throws Exception {
    database()
        .run(
            "CREATE TABLE seen_through (id INT PRIMARY KEY, number INT)",
            "INSERT INTO seen_through VALUES (1, 1), (2, 2), (3, 3)",
            "CREATE VIEW seen AS SELECT number FROM seen_through WHERE number < 3");
    Map<String, String> properties = properties("seen");
    properties.put("named.queries", "sums");
    properties.put(
        "named.query.sql.sums",
        "SELECT CAST(SUM(number) AS DECIMAL(9)) AS total FROM seen_through");
    try (TaskHarness task = TaskHarness.start(properties)) {
      task.pollUntilCount(3);
      assertThat(task.poll()).isEmpty();
      assertThat(task.records().stream().map(row -> row.topic() + first(row)))
          .containsExactlyInAnyOrder("t.seen1", "t.seen2", "t.sums6");
    }
  }

  @Test
  void shouldTakeTheOffsetsItStoredBackAndRefuseOthers() throws Exception {
    createWithKey("edited");
    createWithoutKey("edited_keyless");
    Map<String, String> properties = properties("edited,edited_keyless");
    try (Tasks tasks = Tasks.start(properties, 2)) {
      tasks.awaitCount(ROWS + ROWS_WITHOUT_KEY);
      Map<Map<String, ?>, Map<String, ?>> stored = tasks.offsets();
      TableSourceConnector connector = new TableSourceConnector();
      Map<String, String> scan =
          Map.of("table", "edited_keyless", "column", "", "version", "1", "mode", "snapshot");

      assertThat(stored).hasSizeGreaterThan(10).containsKey(scan);
      assertThatCode(() -> connector.alterOffsets(properties, stored)).doesNotThrowAnyException();
      assertThatThrownBy(
              () -> connector.alterOffsets(properties, Map.of(scan, Map.of("content", "?"))))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("'content' can't be read");
      properties.put("mode", "incrementing");
      assertThatThrownBy(() -> connector.alterOffsets(properties, stored))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("the connector reads no table or query");
    }
  }

  private void createWithKey(String table) throws Exception {
    database()
        .run(
            "CREATE TABLE " + table + " (id VARCHAR(20) PRIMARY KEY, number INT)",
            "INSERT INTO "
                + table
                + " SELECT CONCAT('key-', number * 7919 % 20011), number FROM "
                + database().numbers(ROWS),
            analyze(table));
  }

  private void createWithoutKey(String table) throws Exception {
    database()
        .run(
            "CREATE TABLE " + table + " (number INT)",
            "INSERT INTO " + table + " SELECT number FROM " + database().numbers(ROWS),
            "INSERT INTO " + table + " SELECT number * 10 FROM " + database().numbers(ROWS / 10));
  }

  private Map<String, String> properties(String tables) {
    Map<String, String> properties = new HashMap<>();
    properties.put("name", "snapshot-mode");
    properties.put("connection.url", database().url());
    properties.put("connection.user", "reader");
    properties.put("connection.password", "reader");
    properties.put("mode", "snapshot");
    properties.put("tables", tables);
    properties.put("topic.prefix", "t.");
    properties.put("poll.interval.ms", "5");
    properties.put("snapshot.chunk.rows", "800");
    properties.put("page.max.rows", "300");
    properties.put("batch.max.rows", "100");
    return properties;
  }

  private static List<Integer> range(int end) {
    return IntStream.range(0, end).boxed().collect(Collectors.toList());
  }

  private static List<Integer> rangeWithoutKey() {
    return Stream.concat(range(ROWS).stream(), range(ROWS / 10).stream().map(number -> number * 10))
        .collect(Collectors.toList());
  }

  private static List<Integer> numbers(List<SourceRecord> records) {
    return records.stream()
        .map(row -> ((Struct) row.value()).getInt32("number"))
        .collect(Collectors.toList());
  }

  private static Object first(SourceRecord row) {
    return ((Struct) row.value()).get(row.valueSchema().fields().get(0));
  }

  static Object id(SourceRecord row) {
    return row.headers().lastWithName("id").value();
  }
}
