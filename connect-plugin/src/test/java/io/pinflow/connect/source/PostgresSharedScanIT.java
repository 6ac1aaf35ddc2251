package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tables without a key that all tasks read, each its pages, as they are at one moment. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class PostgresSharedScanIT extends SharedScans {
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
    server().run("UPDATE done SET version = 1");
    try (Tasks next = tasks.startNext(2)) {
      TimeUnit.SECONDS.sleep(3);

      assertThat(next.shares()).containsExactly(0, 0);
    }
  }

  @Test
  void shouldEndWhenTheRowsOfSomePartsAreGone() throws Exception {
    create("holes");
    server().run("DELETE FROM holes WHERE number BETWEEN 5000 AND 14999");
    try (Tasks tasks = Tasks.start(properties("holes"), 3)) {
      List<SourceRecord> records = tasks.await(all -> isDone(tasks, "holes"));

      assertThat(records).hasSize(COPIES * ROWS / 2);
      assertThat(copies(records)).hasSize(ROWS / 2).containsValue((long) COPIES);
    }
  }

  @Test
  void shouldReadThePartitionsOfATable() throws Exception {
    server()
        .run(
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

  private static int move(String table, AtomicBoolean ended) {
    int moves = 0;
    try (Connection connection = server().connect();
        Statement statement = connection.createStatement()) {
      while (!ended.get()) {
        statement.execute("UPDATE " + table + " SET version = version + 1");
        // Else the rows would lie in a small part of a table that grows and grows.
        statement.execute("VACUUM " + table);
        moves++;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The rows can't be moved", e);
    }
    return moves;
  }
}
