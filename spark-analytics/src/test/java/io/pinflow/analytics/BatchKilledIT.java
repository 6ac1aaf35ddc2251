package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pinflow.records.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The batch as a process that is killed again and again while more lands. */
class BatchKilledIT {

  private static final SparkSession SPARK = TestSpark.session();
  private static final int KILLS = 10;
  private static final List<String> KEPT = List.of("pin", "geo", "user", "deadletter", "aggregate");

  @TempDir private Path folder;

  @Test
  void shouldGiveTheSameTablesAndAnswersAsAnUndisturbedRun() throws Exception {
    long seed = System.nanoTime();
    System.out.println("BatchKilledIT: seed " + seed);
    CompletableFuture<Integer> cleaned =
        CompletableFuture.supplyAsync(() -> victim(BatchSettings.Source.CLEANED, seed));
    CompletableFuture<Integer> raw =
        CompletableFuture.supplyAsync(() -> victim(BatchSettings.Source.RAW, seed + 1));

    int kills = cleaned.get(30, TimeUnit.MINUTES) + raw.get(30, TimeUnit.MINUTES);

    System.out.println("BatchKilledIT: killed while it ran " + kills + " of " + 2 * KILLS);
    assertThat(kills).as("of seed %d", seed).isGreaterThan(KILLS);
  }

  /** Kills a batch over and over; compares what it leaves with an undisturbed run's. */
  private int victim(BatchSettings.Source source, long seed) {
    try {
      // Given all that will land, and what an undisturbed run makes of it
      Random random = new Random(seed);
      Path undisturbed = Files.createDirectories(folder.resolve(source + "-undisturbed"));
      KilledLanding landing = new KilledLanding(undisturbed, source, random);
      for (int round = 0; round < KILLS; round++) {
        landing.land(round);
      }
      Path classes = folder.resolve(source + ".jsa");
      try (BatchProcess batch = BatchProcess.startLeaving(classes, undisturbed, from(source))) {
        assertThat(batch.await()).as(batch::errors).isZero();
      }

      // When it lands bit by bit, and each batch is killed
      Path home = Files.createDirectories(folder.resolve(source.name()));
      int kills = 0;
      for (int round = 0; round < KILLS; round++) {
        landing.copy(round, home);
        KillMoment moment = KillMoment.random(round, random);
        kills += killed(home, classes, source, moment) ? 1 : 0;
        requireWholeResults(home);
      }
      TestSpark.run(TestSpark.settings(home, source, TestSpark.defaults()));

      // Then
      requireSameTables(home, undisturbed);
      requireSameResults(home, undisturbed);
      return kills;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> from(BatchSettings.Source source) {
    return List.of("--from", source.name());
  }

  private static boolean killed(
      Path home, Path classes, BatchSettings.Source source, KillMoment moment)
      throws IOException, InterruptedException {
    try (BatchProcess batch = BatchProcess.startWith(classes, home, from(source))) {
      moment.await(home, batch);
      boolean ran = batch.kill();
      if (!ran) {
        assertThat(batch.exitCode()).as(batch::errors).isZero();
      }
      return ran;
    }
  }

  private static void requireWholeResults(Path home) throws IOException {
    Path results = home.resolve("results");
    if (!Files.isDirectory(results)) {
      return;
    }
    for (Path file : visible(results)) {
      String text = Files.readString(file);
      assertThat(text.isEmpty() || text.endsWith("\n")).as(file.toString()).isTrue();
      if (file.toString().endsWith(".jsonl")) {
        text.lines().map(Landing::parsed).forEach(line -> assertThat(line).isNotEmpty());
      } else if (file.toString().endsWith(".json")) {
        assertThat(Landing.parsed(text)).isNotEmpty();
      }
    }
  }

  private static void requireSameTables(Path home, Path other) throws IOException {
    List<String> tables = tables(other);
    assertThat(tables(home)).isEqualTo(tables);
    for (String table : tables) {
      assertThat(rows(home, table)).as(table).isEqualTo(rows(other, table));
    }
    for (Table table : Table.values()) {
      String name = "test_" + table.topicSuffix() + "_table";
      assertThat(
              SPARK
                  .read()
                  .format("delta")
                  .load(home.resolve("delta").resolve(name).toString())
                  .groupBy("ind")
                  .count()
                  .where("count > 1")
                  .isEmpty())
          .as(name)
          .isTrue();
    }
  }

  private static List<String> tables(Path home) throws IOException {
    return visible(home.resolve("delta")).stream()
        .map(table -> table.getFileName().toString())
        .filter(name -> KEPT.stream().anyMatch(kept -> name.startsWith("test_" + kept)))
        .toList();
  }

  private static List<String> rows(Path home, String table) {
    return SPARK
        .read()
        .format("delta")
        .load(home.resolve("delta").resolve(table).toString())
        .collectAsList()
        .stream()
        .map(Row::mkString)
        // The versions an aggregate stands for differ with the number of commits.
        .filter(row -> !row.startsWith("SOURCE"))
        .sorted()
        .toList();
  }

  private static void requireSameResults(Path home, Path other) throws IOException {
    for (Query query : Query.values()) {
      assertThat(answer(home, query)).as(query.label()).isEqualTo(answer(other, query));
    }
    JsonNode summary = Landing.json(home.resolve("results/summary.json"));
    JsonNode expected = Landing.json(other.resolve("results/summary.json"));
    assertThat(summary.path("dead_letters")).isEqualTo(expected.path("dead_letters"));
    for (Table table : Table.values()) {
      assertThat(summary.path("tables").path(table.topicSuffix()).path("rows"))
          .isEqualTo(expected.path("tables").path(table.topicSuffix()).path("rows"));
    }
  }

  private static List<String> answer(Path home, Query query) throws IOException {
    try (Stream<String> lines = Files.lines(home.resolve("results").resolve(query.resultFile()))) {
      return lines.sorted().toList();
    }
  }

  private static List<Path> visible(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .forEach(found::add);
    }
    return found;
  }
}
