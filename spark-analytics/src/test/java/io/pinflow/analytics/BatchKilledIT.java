package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pinflow.records.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The batch as a process that is killed again and again while more lands. */
class BatchKilledIT {

  private static final SparkSession SPARK = TestSpark.session();

  /** Of each of the two batches; more with -Dpinflow.kills, as each takes a JVM's start. */
  private static final int KILLS = Integer.getInteger("pinflow.kills", 3);

  private static final List<String> KEPT = List.of("pin", "geo", "user", "deadletter", "aggregate");

  /**
   * Rows of the aggregates that tell of the way they came about and may differ: the versions they
   * stand for, and how far down they know the most followed posts. The answers may not.
   */
  private static final List<String> PATH_OF_AGGREGATES = List.of("SOURCE", "FLOOR", "LEADER");

  @TempDir private Path folder;

  @Test
  void shouldGiveTheSameTablesAndAnswersAsAnUndisturbedRun() throws Exception {
    long seed = System.nanoTime();
    System.out.println("BatchKilledIT: seed " + seed);
    // Given all that will land, and what undisturbed runs make of it
    Victim cleaned = new Victim(BatchSettings.Source.CLEANED, new Random(seed));
    Victim raw = new Victim(BatchSettings.Source.RAW, new Random(seed + 1));
    cleaned.runUndisturbed();
    raw.runUndisturbed();

    // When it lands bit by bit, and each batch is killed
    Path warming = Files.createDirectories(folder.resolve("warming"));
    cleaned.landing.copy(0, warming);
    Path classes = BatchProcess.archive(folder.resolve("classes.jsa"), warming);
    ExecutorService victims = Executors.newFixedThreadPool(2);
    int kills;
    try {
      Future<Integer> ofCleaned = victims.submit(() -> cleaned.killAgainAndAgain(classes));
      Future<Integer> ofRaw = victims.submit(() -> raw.killAgainAndAgain(classes));
      kills = ofCleaned.get(30, TimeUnit.MINUTES) + ofRaw.get(30, TimeUnit.MINUTES);
    } finally {
      victims.shutdownNow();
    }
    System.out.println("BatchKilledIT: killed while it ran " + kills + " of " + 2 * KILLS);

    // Then
    assertThat(kills).as("of seed %d", seed).isGreaterThanOrEqualTo(KILLS);
    cleaned.requireSame();
    raw.requireSame();
  }

  /** One home whose batches are killed, and another whose batch is left alone. */
  private final class Victim {

    private final BatchSettings.Source source;
    private final Random random;
    private final Path undisturbed;
    private final Path home;
    private final KilledLanding landing;

    Victim(BatchSettings.Source source, Random random) throws IOException {
      this.source = source;
      this.random = random;
      this.undisturbed = Files.createDirectories(folder.resolve(source + "-undisturbed"));
      this.home = Files.createDirectories(folder.resolve(source.name()));
      this.landing = new KilledLanding(undisturbed, source, random);
    }

    void runUndisturbed() {
      for (int round = 0; round < KILLS; round++) {
        landing.land(round);
      }
      run(undisturbed);
    }

    /** Returns how many of the batches still ran when they were killed. */
    int killAgainAndAgain(Path classes) throws IOException, InterruptedException {
      int kills = 0;
      List<KillMoment> moments = KillMoment.random(KILLS, random);
      for (int round = 0; round < KILLS; round++) {
        landing.copy(round, home);
        kills += killed(classes, moments.get(round)) ? 1 : 0;
        requireWholeResults(home.resolve("results"));
        requireWholeResults(home.resolve("results/previous"));
      }
      return kills;
    }

    private boolean killed(Path classes, KillMoment moment)
        throws IOException, InterruptedException {
      List<String> arguments = List.of("--from", source.name());
      try (BatchProcess batch = BatchProcess.startWith(classes, home, arguments)) {
        moment.await(home, batch);
        boolean ran = batch.kill();
        if (!ran) {
          assertThat(batch.exitCode()).as(batch::errors).isZero();
        }
        return ran;
      }
    }

    void requireSame() throws IOException {
      run(home);
      requireSameTables(home, undisturbed);
      requireSameResults(home, undisturbed);
    }

    private void run(Path place) {
      TestSpark.run(TestSpark.settings(place, source, TestSpark.defaults()));
    }
  }

  private static void requireWholeResults(Path results) throws IOException {
    if (!Files.isDirectory(results)) {
      return;
    }
    for (Path file : visible(results).stream().filter(Files::isRegularFile).toList()) {
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
        .filter(row -> PATH_OF_AGGREGATES.stream().noneMatch(row::startsWith))
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
