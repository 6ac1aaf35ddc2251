package io.pinflow.connect.source;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables without a key that all tasks read, whose rows, pages or columns change in between. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class PostgresSharedScanChangesIT extends SharedScans {
  /** The rows of the last pages move to the first, which are read by then, while nobody reads. */
  @Test
  void shouldMissNoRowThatMovesWhileTheMomentIsLost() throws Exception {
    create("moved");
    Tasks tasks = Tasks.start(properties("moved"), 3);
    tasks.awaitCount(COPIES * ROWS / 2);
    tasks = tasks.crashAndStartNext(1);
    tasks.close();
    server()
        .run(
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
    server().run("DELETE FROM moved");
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
    server().run("DELETE FROM emptied WHERE number < 5000");
    try (Tasks last = tasks.startNext(2)) {
      List<SourceRecord> records = last.await(all -> isDone(last, "emptied"));
      Map<Object, Long> all = copies(records);
      for (int number = 5_000; number < ROWS; number++) {
        assertThat(all.get(number)).isGreaterThanOrEqualTo(COPIES);
      }
    }
  }

  /**
   * Whoever waits for the table has all writers wait behind, and the tasks with the other parts.
   */
  @Test
  void shouldLetOthersChangeTheTableMeanwhile() throws Exception {
    create("altered");
    Map<String, String> properties = properties("altered");
    properties.put("rows.per.second.max", "4000");
    try (Tasks tasks = Tasks.start(properties, 2)) {
      tasks.awaitCount(8_000);
      server().run("SET lock_timeout = '30s'; ALTER TABLE altered ADD COLUMN later INT DEFAULT 7");
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
    server().run("DELETE FROM rewritten WHERE number % 4 = 3");
    Map<String, String> properties = properties("rewritten");
    properties.put("rows.per.second.max", "4000");
    try (Tasks tasks = Tasks.start(properties, 2)) {
      tasks.awaitCount(8_000);
      server().run("VACUUM FULL rewritten");
      int before = tasks.awaitCount(0).size();
      Map<Object, Long> all = copies(tasks.await(rows -> isDone(tasks, "rewritten")));

      assertThat(before).isLessThan(COPIES * ROWS * 3 / 4);
      assertThat(all).hasSize(ROWS * 3 / 4);
      assertThat(all.values()).allMatch(copies -> copies >= COPIES);
    }
    create("emptied_at_once");
    properties.put("tables", "emptied_at_once");
    try (Tasks tasks = Tasks.start(properties, 2)) {
      tasks.awaitCount(8_000);
      server().run("TRUNCATE emptied_at_once");
      TimeUnit.SECONDS.sleep(3);
      int before = tasks.awaitCount(0).size();
      TimeUnit.SECONDS.sleep(2);

      assertThat(tasks.awaitCount(0)).hasSize(before).hasSizeLessThan(COPIES * ROWS);
    }
  }

  /** The one of now has no row of the moment, or other ones. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldGoOnWhenAnotherTableTakesTheNameOfTheOneThatWasRead(boolean isThereBefore)
      throws Exception {
    String table = isThereBefore ? "swapped" : "swapped_later";
    String next = table + "_next";
    create(table);
    if (isThereBefore) {
      create(next);
    }
    Map<String, String> properties = properties(table);
    properties.put("rows.per.second.max", "4000");
    try (Tasks tasks = Tasks.start(properties, 2)) {
      tasks.awaitCount(8_000);
      if (!isThereBefore) {
        create(next);
      }
      server()
          .run(
              "UPDATE " + next + " SET version = 5",
              "ALTER TABLE "
                  + table
                  + " RENAME TO "
                  + table
                  + "_old; ALTER TABLE "
                  + next
                  + " RENAME TO "
                  + table);
      List<SourceRecord> records = tasks.await(all -> isDone(tasks, table));

      assertThat(count(records, 5)).isGreaterThanOrEqualTo(COPIES * ROWS);
      Map<Object, Long> latest =
          copies(
              records.stream().filter(row -> (int) value(row, "version") == 5).collect(toList()));
      assertThat(latest).hasSize(ROWS);
      assertThat(latest.values()).allMatch(copies -> copies >= COPIES);
    }
  }

  private static long count(List<SourceRecord> records, int version) {
    return records.stream().filter(row -> (int) value(row, "version") == version).count();
  }

  private static boolean hasField(SourceRecord row, String field) {
    return row.valueSchema().field(field) != null;
  }
}
