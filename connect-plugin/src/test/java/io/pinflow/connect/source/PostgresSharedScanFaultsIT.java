package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tables without a key that all tasks read, while connections and tasks are lost. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class PostgresSharedScanFaultsIT extends SharedScans {
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

      assertThat(kills).isGreaterThan(5);
      TimeUnit.SECONDS.sleep(3);
      assertEach(tasks.awaitCount(records.size()), COPIES);
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
        server().run(change(random));
      }
      if (isDone(tasks, "torture")) {
        tasks.close();
        abort("The snapshot was done before the last change, which proves nothing");
      }
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

      try (Connection connection = server().connect();
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
            + server().numbers(1 + random.nextInt(3_000));
      default:
        return "UPDATE torture SET version = version + 1 WHERE number BETWEEN "
            + from
            + " AND "
            + to;
    }
  }
}
