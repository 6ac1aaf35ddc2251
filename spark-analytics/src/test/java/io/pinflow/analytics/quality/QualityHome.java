package io.pinflow.analytics.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.tables.DeltaTable;
import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.Names;
import io.pinflow.analytics.Progress;
import io.pinflow.analytics.Schemas;
import io.pinflow.analytics.TestSpark;
import io.pinflow.analytics.changes.ChangedRows;
import io.pinflow.records.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Tables of a few posts, and checks of them. */
final class QualityHome {

  static final LocalDateTime TIME = LocalDateTime.of(2020, 8, 28, 3, 52, 47);

  private static final SparkSession SPARK = TestSpark.session();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path home;

  QualityHome(Path home) {
    this.home = home;
  }

  /** Adds rows to a table, in one version. */
  void add(Table table, List<Row> rows) {
    if (!Files.exists(folder(table))) {
      DeltaTable.createIfNotExists(SPARK)
          .location(folder(table).toString())
          .addColumns(Schemas.of(table))
          .property("delta.enableChangeDataFeed", "true")
          .execute();
    }
    SPARK
        .createDataFrame(rows, Schemas.of(table))
        .coalesce(1)
        .write()
        .format("delta")
        .mode("append")
        .save(folder(table).toString());
  }

  /** Adds good rows of these posts to all tables. */
  void addPosts(int first, int last) {
    add(Table.PIN, IntStream.rangeClosed(first, last).mapToObj(ind -> pin(ind, "title")).toList());
    add(Table.GEO, IntStream.rangeClosed(first, last).mapToObj(ind -> geo(ind, TIME)).toList());
    add(Table.USER, IntStream.rangeClosed(first, last).mapToObj(ind -> user(ind, 33)).toList());
  }

  static Row pin(int ind, String title) {
    return pin(ind, title, 2000, "image");
  }

  static Row pin(int ind, String title, int followers, String kind) {
    return RowFactory.create(
        ind, "id", title, "text", followers, "Ilse", "a,b", kind, "https://x", "/data/art", "art");
  }

  static Row geo(Integer ind, LocalDateTime time) {
    return geo(ind, time, 12.5);
  }

  static Row geo(Integer ind, LocalDateTime time, double latitude) {
    return RowFactory.create(ind, "Norway", new Double[] {latitude, -88.8}, time);
  }

  static Row user(int ind, Integer age) {
    return RowFactory.create(ind, "Ilse Okonkwo", age, TIME);
  }

  void sql(String statement, Table table) {
    SPARK.sql(statement.formatted("delta.`" + folder(table) + "`")).collectAsList();
  }

  QualityOutcome check(QualityScope scope) {
    return check(scope, Optional.empty(), UUID.randomUUID().toString());
  }

  QualityOutcome check(QualityScope scope, Path rules) {
    return check(scope, Optional.of(Location.of(rules.toString())), UUID.randomUUID().toString());
  }

  QualityOutcome check(QualityScope scope, Optional<Location> rules, String runId) {
    Quality quality =
        new Quality(
            SPARK,
            new Folders(SPARK),
            new Names("test"),
            Location.of(home.resolve("delta").toString()),
            Location.of(home.resolve("results").toString()),
            new QualitySettings(scope, rules, OnViolation.FAIL));
    try (Progress none = Progress.of(Optional.of(Progress.Style.NONE))) {
      return quality.check(runId, ChangedRows::between, none);
    }
  }

  Path rules(String text) {
    try {
      return Files.writeString(home.resolve("rules.json"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Dataset<Row> history() {
    return SPARK.read().format("delta").load(home.resolve("delta/test_quality_table").toString());
  }

  List<JsonNode> file() {
    try {
      return Files.readAllLines(home.resolve("results/quality.jsonl")).stream()
          .map(QualityHome::parsed)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path folder(Table table) {
    return home.resolve("delta/test_" + table.topicSuffix() + "_table");
  }

  /** Of a finding what tells how it came off. */
  static String brief(QualityOutcome outcome, String table, String expectation) {
    Finding finding =
        outcome.findings().stream()
            .filter(found -> found.table().equals(table))
            .filter(found -> found.expectation().equals(expectation))
            .findFirst()
            .orElseThrow(
                () ->
                    new AssertionError(
                        Arrays.toString(
                            outcome.findings().stream().map(Finding::expectation).toArray())));
    return "%s %s %d/%d %s"
        .formatted(
            finding.status(),
            finding.scope(),
            finding.violations(),
            finding.checked(),
            finding.examples());
  }
}
