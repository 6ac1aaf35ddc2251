package io.pinflow.connect.source;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tables without a key that all tasks read, each its pages, as they are at one moment. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class PostgresSharedScanIT {
  private static final int ROWS = 20_000;

  /** Every number is there this often, in pages far from each other. */
  private static final int COPIES = 2;

  private static final String KILL =
      "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'reader'";

  private static PostgresServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = PostgresServer.start();
    server.run(
        "CREATE USER reader PASSWORD 'reader'",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO reader");
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  /** Each transaction of the writer's moves every row to another page. */
  @Test
  void shouldDeliverTheRowsOfOneMomentByAllTasksWhileTheyMove() throws Exception {
    create("moving");
    AtomicBoolean ended = new AtomicBoolean();
    CompletableFuture<Integer> writer = CompletableFuture.supplyAsync(() -> move("moving", ended));
    while (number("SELECT max(version) FROM moving") < 2) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    Map<String, String> properties = properties("moving");
    properties.put("record.headers", "id=${id}");
    try (Tasks tasks = Tasks.start(properties, 3)) {
      List<SourceRecord> records = tasks.awaitCount(COPIES * ROWS);
      ended.set(true);

      assertThat(writer.join()).isGreaterThan(2);
      assertEach(records, COPIES);
      assertThat(records.stream().map(row -> value(row, "version")).distinct()).hasSize(1);
      assertThat(records.stream().map(SnapshotModeContract::id).distinct()).hasSameSizeAs(records);
      assertThat(tasks.shares()).doesNotContain(0);
      assertThat(tasks.chunks()).isGreaterThan(3);
    }
  }

  @Test
  void shouldNotDeliverASnapshotAgainThatIsDone() throws Exception {
    create("done");
    Tasks tasks = Tasks.start(properties("done"), 3);
    tasks.awaitCount(COPIES * ROWS);
    server.run("UPDATE done SET version = 1");
    try (Tasks next = tasks.startNext(2)) {
      TimeUnit.SECONDS.sleep(3);

      assertThat(next.shares()).containsExactly(0, 0);
    }
  }

  @Test
  void shouldTakeASnapshotUpWhereItWasWithAnyNumberOfTasks() throws Exception {
    create("taken_up");
    Tasks tasks = Tasks.start(properties("taken_up"), 2);
    int tasksOfNext = 3;
    for (int rows = 6_000; rows < COPIES * ROWS; rows += 10_000) {
      tasks.awaitCount(rows);
      tasks = tasks.crashAndStartNext(tasksOfNext);
      tasksOfNext = tasksOfNext % 3 + 1;
    }
    tasks.awaitCount(COPIES * ROWS);
    try (Tasks last = tasks.startNext(2)) {
      TimeUnit.SECONDS.sleep(3);

      assertEach(last.awaitCount(0), COPIES);
    }
  }

  @Test
  void shouldSurviveKilledConnections() throws Exception {
    create("cut_off");
    Map<String, String> properties = properties("cut_off");
    properties.put("connection.backoff.ms", "1");
    try (Tasks tasks = Tasks.start(properties, 3)) {
      long kills = 0;
      for (int rows = 4_000; rows < COPIES * ROWS; rows += 6_000) {
        tasks.awaitCount(rows);
        kills += number(KILL);
      }
      List<SourceRecord> records = tasks.awaitCount(COPIES * ROWS);

      assertThat(kills).isGreaterThan(10);
      TimeUnit.SECONDS.sleep(3);
      assertEach(tasks.awaitCount(records.size()), COPIES);
    }
  }

  /** The rows of the last pages move to the first, which are read by then, while nobody reads. */
  @Test
  void shouldMissNoRowThatMovesWhileTheMomentIsLost() throws Exception {
    create("moved");
    Tasks tasks = Tasks.start(properties("moved"), 3);
    tasks.awaitCount(COPIES * ROWS / 2);
    tasks = tasks.crashAndStartNext(1);
    tasks.close();
    server.run(
        "DELETE FROM moved WHERE number < " + ROWS / 4,
        "VACUUM moved",
        "UPDATE moved SET version = 1 WHERE number >= " + ROWS * 3 / 4);
    try (Tasks last = tasks.startNext(3)) {
      List<SourceRecord> records =
          last.await(all -> count(all, 1) >= COPIES * ROWS / 4 && isDone(last, "moved"));
      Map<Object, Long> latest =
          records.stream()
              .filter(row -> (int) value(row, "version") == 1)
              .collect(Collectors.groupingBy(row -> value(row, "number"), Collectors.counting()));

      assertThat(latest).hasSize(ROWS / 4);
      assertThat(latest.values()).allMatch(copies -> copies >= COPIES);
      Map<Object, Long> all = copies(records);
      for (int number = ROWS / 4; number < ROWS; number++) {
        assertThat(all.get(number)).isGreaterThanOrEqualTo(COPIES);
      }
    }
    server.run("DELETE FROM moved");
    try (Tasks next = tasks.startNext(2)) {
      TimeUnit.SECONDS.sleep(3);

      assertThat(next.shares()).containsExactly(0, 0);
    }
  }

  /** With the first rows goes what the end of the snapshot would be stored with. */
  @Test
  void shouldBeginAnewWhenTheFirstPartIsGone() throws Exception {
    create("emptied");
    Tasks tasks = Tasks.start(properties("emptied"), 2);
    tasks.awaitCount(COPIES * ROWS / 2);
    tasks = tasks.crashAndStartNext(2);
    tasks.close();
    server.run("DELETE FROM emptied WHERE number < 5000");
    try (Tasks last = tasks.startNext(2)) {
      List<SourceRecord> records = last.await(all -> isDone(last, "emptied"));
      Map<Object, Long> all = copies(records);
      for (int number = 5_000; number < ROWS; number++) {
        assertThat(all.get(number)).isGreaterThanOrEqualTo(COPIES);
      }
    }
  }

  @Test
  void shouldEndWhenTheRowsOfSomePartsAreGone() throws Exception {
    create("holes");
    server.run("DELETE FROM holes WHERE number BETWEEN 5000 AND 14999");
    try (Tasks tasks = Tasks.start(properties("holes"), 3)) {
      List<SourceRecord> records = tasks.await(all -> isDone(tasks, "holes"));

      assertThat(records).hasSize(COPIES * ROWS / 2);
      assertThat(copies(records)).hasSize(ROWS / 2).containsValue((long) COPIES);
    }
  }

  /**
   * Whoever waits for the table has all writers wait behind, and the tasks with the other parts.
   */
  @Test
  void shouldLetOthersChangeTheTableMeanwhile() throws Exception {
    create("altered");
    Map<String, String> properties = properties("altered");
    properties.put("rows.per.second.max", "10000");
    try (Tasks tasks = Tasks.start(properties, 2)) {
      tasks.awaitCount(8_000);
      server.run("SET lock_timeout = '30s'; ALTER TABLE altered ADD COLUMN later INT DEFAULT 7");
      int before = tasks.awaitCount(0).size();
      List<SourceRecord> records = tasks.await(all -> isDone(tasks, "altered"));

      assertThat(before).isLessThan(COPIES * ROWS);
      assertThat(copies(records)).hasSize(ROWS);
      assertThat(copies(records).values()).allMatch(copies -> copies >= COPIES);
      assertThat(
              copies(records.stream().filter(row -> hasField(row, "later")).collect(toList()))
                  .values())
          .hasSize(ROWS)
          .allMatch(copies -> copies >= COPIES);
    }
  }

  /** Neither leaves a row in its page, and readers of an earlier moment would see none. */
  @Test
  void shouldGoOnWhenTheTableIsWrittenAnewAndEndWhenItIsEmptied() throws Exception {
    create("rewritten");
    server.run("DELETE FROM rewritten WHERE number % 4 = 3");
    Map<String, String> properties = properties("rewritten");
    properties.put("rows.per.second.max", "10000");
    try (Tasks tasks = Tasks.start(properties, 2)) {
      tasks.awaitCount(8_000);
      server.run("VACUUM FULL rewritten");
      int before = tasks.awaitCount(0).size();
      Map<Object, Long> all = copies(tasks.await(rows -> isDone(tasks, "rewritten")));

      assertThat(before).isLessThan(COPIES * ROWS / 2);
      assertThat(all).hasSize(ROWS * 3 / 4);
      assertThat(all.values()).allMatch(copies -> copies >= COPIES);
    }
    create("emptied_at_once");
    properties.put("tables", "emptied_at_once");
    try (Tasks tasks = Tasks.start(properties, 2)) {
      tasks.awaitCount(8_000);
      server.run("TRUNCATE emptied_at_once");
      TimeUnit.SECONDS.sleep(3);
      int before = tasks.awaitCount(0).size();
      TimeUnit.SECONDS.sleep(2);

      assertThat(tasks.awaitCount(0)).hasSize(before).hasSizeLessThan(COPIES * ROWS);
    }
  }

  /** The last moment is after the last change, because the tasks are killed once more then. */
  @Test
  void shouldMissNoRowHoweverOftenItIsKilledAndTheTableChanged() throws Exception {
    create("torture");
    long seed = Long.getLong("pinflow.torture.seed", System.nanoTime());
    System.out.println("Shared scan: seed " + seed);
    Random random = new Random(seed);
    Map<String, String> properties = properties("torture");
    properties.put("rows.per.second.max", "1000");
    properties.put("connection.backoff.ms", "1");
    Tasks tasks = Tasks.start(properties, 3);
    for (int kill = 0; kill < 4; kill++) {
      for (int change = 0; change < 3; change++) {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
        server.run(change(random));
      }
      assertThat(isDone(tasks, "torture")).isFalse();
      if (kill == 3) {
        properties.remove("rows.per.second.max");
      }
      tasks = tasks.crashAndStartNext(1 + random.nextInt(3));
    }
    try (Tasks last = tasks) {
      Map<Object, Long> delivered =
          last.await(all -> isDone(last, "torture")).stream()
              .collect(
                  Collectors.groupingBy(
                      row -> value(row, "number") + "|" + value(row, "version"),
                      Collectors.counting()));

      try (Connection connection = server.connect();
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT number || '|' || version, count(*) FROM torture GROUP BY 1")) {
        while (row.next()) {
          assertThat(delivered.getOrDefault(row.getString(1), 0L))
              .as("%s, seed %d", row.getString(1), seed)
              .isGreaterThanOrEqualTo(row.getLong(2));
        }
      }
    }
  }

  private static String change(Random random) {
    int from = random.nextInt(ROWS);
    int to = from + random.nextInt(ROWS / 4);
    switch (random.nextInt(6)) {
      case 5:
        return KILL;
      case 0:
        return "DELETE FROM torture WHERE number BETWEEN " + from + " AND " + to;
      case 1:
        return "VACUUM torture";
      case 2:
        return "INSERT INTO torture SELECT number + 100000, 7, 'later' FROM "
            + server.numbers(1 + random.nextInt(3_000));
      default:
        return "UPDATE torture SET version = version + 1 WHERE number BETWEEN "
            + from
            + " AND "
            + to;
    }
  }

  @Test
  void shouldReadThePartitionsOfATable() throws Exception {
    server.run(
        "CREATE TABLE parted (number INT, version INT, filler TEXT) PARTITION BY RANGE (number)",
        "CREATE TABLE parted_low PARTITION OF parted FOR VALUES FROM (MINVALUE) TO (1000)",
        "CREATE TABLE parted_high PARTITION OF parted FOR VALUES FROM (1000) TO (MAXVALUE)");
    fill("parted");
    try (Tasks tasks = Tasks.start(properties("parted"), 3)) {
      assertEach(tasks.awaitCount(COPIES * ROWS), COPIES);
      assertThat(tasks.chunks()).isGreaterThan(10);
    }
  }

  @Test
  void shouldReadTwoTablesAndRepeatThem() throws Exception {
    create("twin_one");
    create("twin_two");
    Map<String, String> properties = properties("twin_one,twin_two");
    properties.put("snapshot.interval.ms", "4000");
    try (Tasks tasks = Tasks.start(properties, 3)) {
      List<SourceRecord> records = tasks.awaitCount(3 * 2 * COPIES * ROWS);

      assertThat(copies(records.subList(0, 2 * COPIES * ROWS))).hasSize(ROWS);
      assertThat(copies(records)).allSatisfy((number, copies) -> assertThat(copies).isPositive());
    }
  }

  private static void create(String table) throws Exception {
    server.run("CREATE TABLE " + table + " (number INT, version INT, filler TEXT)");
    fill(table);
  }

  private static void fill(String table) throws Exception {
    for (int copy = 0; copy < COPIES; copy++) {
      server.run(
          "INSERT INTO "
              + table
              + " SELECT number, 0, repeat('x', 20) FROM "
              + server.numbers(ROWS)
              + " ORDER BY number");
    }
  }

  private static int move(String table, AtomicBoolean ended) {
    int moves = 0;
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      while (!ended.get()) {
        statement.execute("UPDATE " + table + " SET version = version + 1");
        moves++;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The rows can't be moved", e);
    }
    return moves;
  }

  private static long number(String query) throws Exception {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Map<String, String> properties(String tables) {
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

  private static boolean isDone(Tasks tasks, String table) {
    Map<String, String> scan =
        Map.of("table", table, "column", "", "version", "1", "mode", "snapshot");
    Map<String, ?> offset = tasks.offsets().get(scan);
    return offset != null && Boolean.TRUE.equals(offset.get("done"));
  }

  private static void assertEach(List<SourceRecord> records, int copies) {
    assertThat(records).hasSize(copies * ROWS);
    assertThat(copies(records))
        .hasSize(ROWS)
        .allSatisfy((number, count) -> assertThat(count).isEqualTo(copies));
  }

  private static Map<Object, Long> copies(List<SourceRecord> records) {
    return records.stream()
        .collect(Collectors.groupingBy(row -> value(row, "number"), Collectors.counting()));
  }

  private static long count(List<SourceRecord> records, int version) {
    return records.stream().filter(row -> (int) value(row, "version") == version).count();
  }

  private static boolean hasField(SourceRecord row, String field) {
    return row.valueSchema().field(field) != null;
  }

  private static Object value(SourceRecord row, String field) {
    return ((Struct) row.value()).get(field);
  }
}
