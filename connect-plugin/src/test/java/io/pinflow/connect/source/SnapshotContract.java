package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that are read by several tasks at once. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class SnapshotContract {
  private static final int ROWS = 20_000;

  /** The server, started once per class. */
  abstract TestDatabase database();

  /** An expression for a text of sixteen hexadecimal digits that tells a number's hash. */
  abstract String hash();

  /** A statement that has the server count a table's rows. */
  abstract String analyze(String table);

  /** The definition of a column of the time of a row's last change. */
  abstract String changed();

  /** The assignment an UPDATE sets the time of its rows by, empty when the column does itself. */
  abstract String touch();

  @Test
  void shouldReadATableByAllTasksAndFollowItThen() throws Exception {
    create("shared", "id BIGINT", "id", "CAST(number AS DECIMAL) * number");
    try (Tasks tasks = Tasks.start(properties("shared"), 3)) {
      List<SourceRecord> records = tasks.awaitCount(ROWS);

      assertThat(numbers(records)).containsExactlyInAnyOrderElementsOf(range(ROWS));
      assertThat(tasks.shares()).doesNotContain(0);
      assertThat(tasks.chunks()).isGreaterThan(10);
      database().run("INSERT INTO shared VALUES (" + (long) ROWS * ROWS + ", " + ROWS + ")");
      tasks.awaitCount(ROWS + 1);
      try (Tasks next = tasks.startNext(2)) {
        database().run("INSERT INTO shared VALUES (" + 2L * ROWS * ROWS + ", " + (ROWS + 1) + ")");

        assertThat(numbers(next.awaitCount(ROWS + 2)))
            .containsExactlyInAnyOrderElementsOf(range(ROWS + 2));
      }
    }
  }

  /** Also when each run is killed, and when there is but one task left. */
  @Test
  void shouldTakeChunksUpWhereTheyWereByAnotherNumberOfTasks() throws Exception {
    create("moved", "id BIGINT", "id", "number");
    Random random = new Random(ROWS);
    int delivered = 2_000;
    Tasks tasks = Tasks.start(properties("moved"), 2);
    for (int count : new int[] {3, 1, 4, 2}) {
      tasks.awaitCount(delivered + random.nextInt(1_000));
      delivered += 3_000;
      tasks = tasks.crashAndStartNext(count);
    }
    try (Tasks last = tasks) {
      assertThat(numbers(last.awaitCount(ROWS))).containsExactlyInAnyOrderElementsOf(range(ROWS));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "by_text    | id VARCHAR(40)   | id  | HASH",
        "by_decimal | id DECIMAL(30,2) | id  | number * 1000000000.25",
        "by_pair    | a INT, b INT     | a+b | floor(number / 5000), number",
      })
  void shouldCutATableByAnyKey(String table, String columns, String key, String values)
      throws Exception {
    create(table, columns, key.replace('+', ','), values.replace("HASH", hash()));
    Map<String, String> properties = properties(table);
    properties.put("table.incrementing.columns", table + ":" + key);
    try (Tasks tasks = Tasks.start(properties, 2)) {
      assertThat(numbers(tasks.awaitCount(ROWS))).containsExactlyInAnyOrderElementsOf(range(ROWS));
      assertThat(tasks.chunks()).isGreaterThan(10);
      assertThat(tasks.shares()).doesNotContain(0);
      assertThat(tasks.rowsOfChunks()).allSatisfy(rows -> assertThat(rows).isLessThan(ROWS / 8));
    }
  }

  /** Nothing that a transaction under way may still add is left to a chunk. */
  @Test
  void shouldDeliverARowCommittedInTheMidstOfItOnce() throws Exception {
    create("midst", "id BIGINT", "id", "number * 10");
    try (Connection late = database().connect();
        Statement statement = late.createStatement();
        Tasks tasks = Tasks.start(properties("midst"), 2)) {
      late.setAutoCommit(false);
      statement.execute("INSERT INTO midst VALUES (" + (ROWS * 10 - 5) + ", " + ROWS + ")");
      tasks.awaitCount(2_000);
      assertThat(tasks.chunks()).isZero();
      late.commit();

      assertThat(numbers(tasks.awaitCount(ROWS + 1)))
          .containsExactlyInAnyOrderElementsOf(range(ROWS + 1));
      assertThat(tasks.chunks()).isGreaterThan(10);
    }
  }

  /** The last version of a row is delivered last, whichever task has read it. */
  @Test
  void shouldDeliverTheLastVersionOfARowLast() throws Exception {
    database()
        .run(
            "CREATE TABLE changing (id INT PRIMARY KEY, number INT, changed " + changed() + ")",
            "CREATE INDEX changing_changed ON changing (changed, id)",
            "INSERT INTO changing (id, number) SELECT number, number FROM "
                + database().numbers(ROWS),
            analyze("changing"));
    TimeUnit.SECONDS.sleep(2);
    Map<String, String> properties = properties("changing");
    properties.put("mode", "timestamp+incrementing");
    properties.put("timestamp.column.name", "changed");
    try (Tasks tasks = Tasks.start(properties, 3)) {
      tasks.awaitCount(500);
      for (int id = 0; id < ROWS; id += 100) {
        database().run("UPDATE changing SET number = -id - 1" + touch() + " WHERE id = " + id);
      }
      List<SourceRecord> records =
          tasks.await(all -> all.stream().filter(row -> number(row) < 0).count() >= ROWS / 100);

      assertThat(tasks.chunks()).isGreaterThan(10);
      assertThat(last(records)).hasSize(ROWS);
      last(records)
          .forEach((id, number) -> assertThat(number).isEqualTo(id % 100 == 0 ? -id - 1 : id));
    }
  }

  private void create(String table, String columns, String key, String values) throws Exception {
    database()
        .run(
            "CREATE TABLE " + table + " (" + columns + ", number INT, PRIMARY KEY (" + key + "))",
            "INSERT INTO "
                + table
                + " SELECT "
                + values
                + ", number FROM "
                + database().numbers(ROWS),
            analyze(table));
  }

  private Map<String, String> properties(String table) {
    Map<String, String> properties = new HashMap<>();
    properties.put("name", "snapshot");
    properties.put("connection.url", database().url());
    properties.put("connection.user", database().user());
    properties.put("connection.password", database().password());
    properties.put("tables", table);
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

  private static List<Integer> numbers(List<SourceRecord> records) {
    return records.stream().map(SnapshotContract::number).collect(Collectors.toList());
  }

  private static Map<Integer, Integer> last(List<SourceRecord> records) {
    Map<Integer, Integer> last = new HashMap<>();
    records.forEach(row -> last.put(((Struct) row.value()).getInt32("id"), number(row)));
    return last;
  }

  private static Integer number(SourceRecord row) {
    return ((Struct) row.value()).getInt32("number");
  }
}
