package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.connect.testing.ConcurrentWriters;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows that are committed after others with greater keys or later times. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class LateRowsContract {
  /** The server, started once per class. */
  abstract TestDatabase database();

  /** The definition of a column of a number that grows, drawn by the database. */
  abstract String grows();

  /** The definition of a column of the time of a row's last change. */
  abstract String changed();

  /** The assignment an UPDATE sets the time of its rows by, empty when the column does itself. */
  abstract String touch();

  @Test
  void shouldDeliverARowCommittedAfterGreaterKeys() throws Exception {
    create("late");
    try (TaskHarness task = TaskHarness.start(properties("late"));
        Transaction slow = new Transaction(insert("late", "slow"))) {
      database().run(insert("late", "quick"));
      assertThat(words(task.pollUntilCount(1))).containsExactly("quick");
      database().run(insert("late", "after"));
      task.pollUntilCount(2);

      slow.commit();

      assertThat(words(task.pollUntilCount(3))).containsExactly("quick", "after", "slow");
      assertThat(keys(task)).containsExactly("2", "3", "1");
    }
  }

  @Test
  void shouldDeliverItAfterARestartToo() throws Exception {
    create("restarted");
    TaskHarness first = TaskHarness.start(properties("restarted"));
    try (Transaction slow = new Transaction(insert("restarted", "slow"))) {
      database().run(insert("restarted", "quick"));
      first.pollUntilCount(1);
      try (TaskHarness second = first.startNext()) {
        second.poll();
        slow.commit();

        assertThat(words(second.pollUntilCount(1))).containsExactly("slow");
        database().run(insert("restarted", "after"));
        assertThat(words(second.pollUntilCount(2))).containsExactly("slow", "after");
      }
    }
  }

  @Test
  void shouldForgetKeysThatWereRolledBack() throws Exception {
    create("forgotten");
    try (TaskHarness task = TaskHarness.start(properties("forgotten"))) {
      Transaction slow = new Transaction(insert("forgotten", "never"));
      database().run(insert("forgotten", "quick"));
      task.pollUntilCount(1);
      assertThat(offset(task)).containsKey("gaps");

      slow.close();
      for (int row = 2; offset(task).containsKey("gaps"); row++) {
        database().run(insert("forgotten", "more"));
        task.pollUntilCount(row);
      }

      assertThat(words(task.records())).doesNotContain("never").startsWith("quick", "more");
    }
  }

  @Test
  void shouldDeliverEveryRowWhenMoreKeysArePassedOverThanItKeepsInMind() throws Exception {
    create("bounded");
    Map<String, String> properties = properties("bounded");
    properties.put("tracked.keys.max", "3");
    try (TaskHarness task = TaskHarness.start(properties);
        Transaction slow = new Transaction(insert("bounded", "slow"))) {
      for (int i = 0; i < 10; i++) {
        new Transaction(insert("bounded", "never")).close();
        database().run(insert("bounded", "quick"));
      }
      for (int polls = 0; polls < 10; polls++) {
        task.poll();
      }
      assertThat(task.records()).hasSizeBetween(1, 3);

      slow.commit();

      assertThat(words(task.pollUntilCount(11))).containsOnlyOnce("slow").hasSize(11);
      task.poll();
      assertThat(task.records()).hasSize(11);
    }
  }

  @Test
  void shouldDeliverALateChangeByTime() throws Exception {
    create("timed");
    database().run(insert("timed", "one"), insert("timed", "two"));
    Map<String, String> properties = byTime("timed");
    try (TaskHarness task = TaskHarness.start(properties)) {
      task.pollUntilCount(2);
      try (Transaction slow = new Transaction(update("timed", "one"))) {
        TimeUnit.MILLISECONDS.sleep(1_100);
        database().run(update("timed", "two"), insert("timed", "three"));
        assertThat(words(task.pollUntilCount(4)).subList(2, 4))
            .containsExactlyInAnyOrder("two!", "three");

        slow.commit();

        assertThat(words(task.pollUntilCount(5)).get(4)).isEqualTo("one!");
      }
      for (int polls = 0; polls < 5; polls++) {
        task.poll();
      }
      assertThat(task.records()).hasSize(5);
    }
  }

  @Test
  void shouldDeliverEachVersionOfARowChangedAgainAtTheSameTime() throws Exception {
    create("again");
    database().run(insert("again", "row"));
    try (TaskHarness task = TaskHarness.start(byTime("again"))) {
      task.pollUntilCount(1);
      for (int version = 2; version < 8; version++) {
        database().run("UPDATE again SET word = 'row" + version + "'" + touch());
        int count = version;
        task.pollUntil(rows -> words(rows).contains("row" + count));
      }

      assertThat(words(task.records()))
          .containsExactly("row", "row2", "row3", "row4", "row5", "row6", "row7");
    }
  }

  @Test
  void shouldReadManyRowsByTimeBeyondWhatItKeepsInMind() throws Exception {
    create("many");
    database().run(insert("many", "seed"));
    for (int doublings = 0; doublings < 10; doublings++) {
      database().run("INSERT INTO many (word) SELECT 'more' FROM many");
    }
    Map<String, String> properties = byTime("many");
    properties.put("tracked.keys.max", "50");
    properties.put("page.max.rows", "300");
    properties.put("batch.max.rows", "70");
    TaskHarness first = TaskHarness.start(properties);
    first.pollUntilCount(500);
    int delivered = first.records().size();

    try (TaskHarness second = first.startNext()) {
      second.pollUntilCount(1_024 - delivered);
      second.poll();

      assertThat(second.records()).hasSize(1_024 - delivered);
      assertThat(keys(second)).doesNotHaveDuplicates().doesNotContainAnyElementsOf(keys(first));
    }
  }

  @Test
  void shouldGoByTextsAndByKeysOfSeveralColumns() throws Exception {
    database()
        .run(
            "CREATE TABLE spelled (name VARCHAR(40) PRIMARY KEY, word VARCHAR(20))",
            "CREATE TABLE paired (a INT, b VARCHAR(20), word VARCHAR(20), PRIMARY KEY (a, b))",
            "INSERT INTO spelled VALUES ('01-é', 'x'), ('02 [', 'y')",
            "INSERT INTO paired VALUES (1, 'b', 'x'), (1, 'a', 'y'), (2, '[\"', 'z')");
    Map<String, String> properties = properties("spelled,paired");
    properties.put("table.incrementing.columns", "spelled:name,paired:a+b");
    TaskHarness first = TaskHarness.start(properties);
    try (Transaction slow = new Transaction("INSERT INTO spelled VALUES ('03', 'slow')")) {
      first.pollUntilCount(5);
      database()
          .run("INSERT INTO spelled VALUES ('04', 'q')", "INSERT INTO paired VALUES (2, 'x', 'q')");
      first.pollUntilCount(7);
      try (TaskHarness second = first.startNext()) {
        second.poll();
        slow.commit();
        second.pollUntilCount(1);
        second.poll();

        assertThat(TableSourceContract.keys(first.records(), "t.spelled"))
            .containsExactly("01-é", "02 [", "04");
        assertThat(TableSourceContract.keys(first.records(), "t.paired"))
            .containsExactly("[1,\"a\"]", "[1,\"b\"]", "[2,\"[\\\"\"]", "[2,\"x\"]");
        assertThat(keys(second)).containsExactly("03");
      }
    }
  }

  /**
   * Rows are lost by whoever goes by the greatest key alone; the same rows, at the same time, must
   * not be by this source, nor delivered twice, killed or not.
   */
  @Test
  void shouldDeliverWhatWasCommittedAndNothingElseUnderConcurrentWriters() throws Exception {
    database()
        .run(
            "CREATE TABLE torture (id "
                + grows()
                + ", version INT NOT NULL, changed "
                + changed()
                + ")");
    long seed = Long.getLong("pinflow.torture.seed", System.nanoTime());
    CrashingTask byKey = new CrashingTask(properties("torture"), seed);
    CrashingTask byTime = new CrashingTask(byTime("torture"), seed + 1);
    GreatestKey control = new GreatestKey(database(), "torture");
    ExecutorService tasks = Executors.newFixedThreadPool(3);
    try (ConcurrentWriters writers =
        new ConcurrentWriters(database()::connect, "torture", touch())) {
      Future<List<String>> keyed = tasks.submit(byKey);
      Future<List<String>> timed = tasks.submit(byTime);
      Future<Set<Long>> seenByControl = tasks.submit(control);
      writers.start(seed);
      TimeUnit.SECONDS.sleep(Integer.getInteger("pinflow.torture.seconds", 12));
      writers.stop();
      List.of(byKey, byTime).forEach(CrashingTask::end);
      control.end();

      System.out.printf(
          "Torture: seed %d, %d rows committed, %d left, %d by key and %d by time in %d and %d runs, control lost %d%n",
          seed,
          writers.inserted().size(),
          writers.committed().size(),
          keyed.get().size(),
          timed.get().size(),
          byKey.crashes() + 1,
          byTime.crashes() + 1,
          missing(writers.committed().keySet(), seenByControl.get()).size());
      assertThat(missing(writers.committed().keySet(), ids(keyed.get()))).isEmpty();
      assertThat(missing(ids(keyed.get()), writers.inserted().keySet())).isEmpty();
      assertThat(ids(keyed.get())).hasSameSizeAs(keyed.get());
      assertThat(timed.get()).doesNotHaveDuplicates().containsAll(rows(writers.committed()));
      assertThat(missing(ids(timed.get()), writers.inserted().keySet())).isEmpty();
      assertThat(missing(writers.committed().keySet(), seenByControl.get())).isNotEmpty();
    } finally {
      tasks.shutdownNow();
    }
  }

  private static Set<Long> ids(List<String> delivered) {
    return delivered.stream()
        .map(row -> Long.valueOf(row.substring(0, row.indexOf('|'))))
        .collect(Collectors.toSet());
  }

  private static List<String> rows(Map<Long, Integer> versions) {
    return versions.entrySet().stream()
        .map(row -> row.getKey() + "|" + row.getValue())
        .collect(Collectors.toList());
  }

  private static Set<Long> missing(Set<Long> wanted, Set<Long> found) {
    return wanted.stream().filter(id -> !found.contains(id)).collect(Collectors.toSet());
  }

  final Map<String, String> properties(String tables) {
    Map<String, String> properties = new HashMap<>();
    properties.put("connection.url", database().url());
    properties.put("connection.user", database().user());
    properties.put("connection.password", database().password());
    properties.put("tables", tables);
    properties.put("topic.prefix", "t.");
    properties.put("poll.interval.ms", "20");
    return properties;
  }

  final Map<String, String> byTime(String tables) {
    Map<String, String> properties = properties(tables);
    properties.put("mode", "timestamp+incrementing");
    properties.put("timestamp.column.name", "changed");
    return properties;
  }

  final void create(String table) throws SQLException {
    database()
        .run(
            "CREATE TABLE "
                + table
                + " (id "
                + grows()
                + ", word VARCHAR(20), changed "
                + changed()
                + ")");
  }

  static String insert(String table, String word) {
    return "INSERT INTO " + table + " (word) VALUES ('" + word + "')";
  }

  private String update(String table, String word) {
    return "UPDATE "
        + table
        + " SET word = '"
        + word
        + "!'"
        + touch()
        + " WHERE id = "
        + ("one".equals(word) ? 1 : 2);
  }

  static List<String> words(List<org.apache.kafka.connect.source.SourceRecord> rows) {
    return rows.stream()
        .map(row -> ((Struct) row.value()).getString("word"))
        .collect(Collectors.toList());
  }

  private static List<String> keys(TaskHarness task) {
    return task.records().stream().map(row -> (String) row.key()).collect(Collectors.toList());
  }

  private static Map<String, ?> offset(TaskHarness task) {
    return task.offsets().values().iterator().next();
  }

  /** A transaction that has run a statement and is not committed yet. */
  final class Transaction implements AutoCloseable {
    private final Connection connection;

    Transaction(String sql) throws SQLException {
      connection = database().connect();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    void commit() throws SQLException {
      connection.commit();
    }

    /** Rolls back what is not committed. */
    @Override
    public void close() throws SQLException {
      connection.rollback();
      connection.close();
    }
  }
}
