package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pinflow.records.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the options of a daily run do. */
class BatchOptionsIT {

  private static final SparkSession SPARK = TestSpark.session();

  @TempDir private Path home;
  private Landing landing;
  private TestBatch batch;

  @BeforeEach
  void setUp() {
    landing = new Landing(home);
    batch = new TestBatch(home);
  }

  @Test
  void shouldReadAgainWhatLandedSinceATime() throws IOException {
    // Given a first run that leaves out what is old
    land(0, "2026-01-01T00:00:00Z", user(1, 20), "broken");
    land(10, "2026-01-03T00:00:00Z", user(2, 20), "broken");
    run("--from", "raw", "--since", "2026-01-02");
    assertThat(ages()).containsExactly("2=20");

    // When a run without a time follows, and one of all that landed
    run("--from", "raw");
    assertThat(ages()).containsExactly("2=20");
    land(20, "2026-01-04T00:00:00Z", user(2, 21));
    JsonNode planned = Landing.parsed(dryRun("--from", "raw", "--since", "2025-12-31"));
    run("--from", "raw", "--since", "2025-12-31");

    // Then the old object is in, too, and nothing is there twice
    assertThat(planned.path("objects").asLong()).isEqualTo(3);
    assertThat(ages()).containsExactly("1=20", "2=21");
    assertThat(landing.summary().path("tables").path("user").path("objects").asLong()).isEqualTo(3);
    assertThat(table("deadletter").select("object").distinct().count()).isEqualTo(2);
    assertThat(table("deadletter").count()).isEqualTo(2);

    // And the new object counts as read
    run("--from", "raw");
    assertThat(landing.summary().path("tables").path("user").path("objects").asLong()).isZero();
  }

  @Test
  void shouldReplaceATableInOneVersionAndFinishARefreshThatDied() throws IOException {
    // Given a table with a row that never landed, and a letter
    land(0, "2026-01-01T00:00:00Z", user(1, 20), "broken");
    run("--from", "raw");
    SPARK.sql(
        "INSERT INTO "
            + name("user")
            + " VALUES (7, 'Gone', 33, TIMESTAMP_NTZ'2020-01-01 00:00:00')");

    // When everything is read again, in a run that an earlier one has begun
    land(10, "2026-01-02T00:00:00Z", user(2, 30));
    Files.writeString(
        home.resolve("checkpoints/refresh.json"), "{\"number\":1,\"under_way\":true}\n");
    assertThat(dryRun("--from", "raw", "--max-batch-objects", "1"))
        .contains("would replace the table in 2 batches");
    run("--from", "raw", "--full-refresh", "--max-batch-objects", "1");

    // Then the tables are what has landed, one version later, with their history
    assertThat(ages()).containsExactly("1=20", "2=30");
    long now = version("user");
    assertThat(agesAt(now - 1)).containsExactly("1=20", "7=33");
    assertThat(table("deadletter").count()).isEqualTo(1);
    try (Stream<Path> left = Files.list(home.resolve("delta"))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("_"));
    }

    // And the next run reads only what is new
    land(20, "2026-01-03T00:00:00Z", user(1, 40));
    run("--from", "raw");
    assertThat(landing.summary().path("tables").path("user").path("objects").asLong()).isEqualTo(1);
    assertThat(ages()).containsExactly("1=40", "2=30");
  }

  @Test
  void shouldSayWhatItWouldDoAndWriteNothing() throws IOException {
    land(0, "2026-01-01T00:00:00Z", user(1, 20));
    assertThat(batch.run("--from", "raw", "--dry-run").out())
        .contains("test_user_table: 1 object, ", "B: would make the table in 1 batch")
        .contains("test_pin_table: 0 objects, 0 B: nothing has landed in");
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).containsExactly(home.resolve("landing"));
    }

    run("--from", "raw");
    land(10, "2026-01-02T00:00:00Z", user(2, 20));
    JsonNode planned = Landing.parsed(dryRun("--from", "raw"));
    assertThat(planned.path("objects").asLong()).isEqualTo(1);
    assertThat(planned.path("action").asText())
        .isEqualTo("would be merged into the table in 1 batch");
    assertThat(planned.path("plan").asText()).startsWith("test_user_table: 1 object, ");
  }

  @Test
  void shouldRegisterTablesAndLogEachRunAlsoOneThatFails() throws IOException {
    // Given
    land(0, "2026-01-01T00:00:00Z", user(1, 20));
    run(
        "--from",
        "raw",
        "--catalog",
        "spark_catalog.default",
        "--interval-start",
        "2026-01-01T00:00:00+00:00",
        "--interval-end",
        "2026-01-02");
    assertThat(SPARK.sql("SELECT age FROM spark_catalog.default.test_user_table").head().getInt(0))
        .isEqualTo(20);
    assertThat(SPARK.table("spark_catalog.default.test_run_table").count()).isEqualTo(1);

    // When a run fails
    Files.move(home.resolve("delta/test_user_table"), home.resolve("elsewhere"));
    TestBatch.Said failed = batch.run("--from", "raw");

    // Then
    assertThat(failed.exitCode()).isEqualTo(1);
    List<JsonNode> runs = landing.result("runs");
    assertThat(runs)
        .extracting(run -> run.path("status").asText())
        .containsExactly("succeeded", "failed");
    assertThat(runs.get(1).path("error").asText()).contains("test_user_table' is gone");
    JsonNode first = runs.get(0);
    assertThat(first.path("interval_start").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
    assertThat(first.path("interval_end").asText()).isEqualTo("2026-01-02T00:00:00.000Z");
    assertThat(first.path("run_id").asText()).isEqualTo(landing.summary().path("run_id").asText());
    assertThat(first.path("git_revision").asText()).matches("[0-9a-f]{40}|unknown");
    assertThat(first.path("tables").path("user").path("inserted").asLong()).isEqualTo(1);
    assertThat(first.path("tables").path("user").path("bytes").asLong()).isPositive();
    assertThat(first.path("steps").path("merge").asDouble()).isPositive();
    assertThat(first.path("versions").path("spark").asText()).isEqualTo(SPARK.version());
    for (String table : List.of("user", "run")) {
      SPARK.sql("DROP TABLE spark_catalog.default.test_" + table + "_table");
    }
  }

  @Test
  void shouldReadObjectsAndTablesOfOtherVersionsOfTheContract() {
    // Given a table that lacks a column, has one more, and no properties
    SPARK
        .sql("SELECT 1 AS ind, 'A' AS user_name, 'kept' AS extra, 30 AS age")
        .write()
        .format("delta")
        .save(home.resolve("delta/test_user_table").toString());

    // When objects come without a column, with one more, and in another order
    landing.cleaned(Table.USER, 0, SPARK.sql("SELECT 31 AS age, 'B' AS user_name, 1 AS ind"));
    landing.cleaned(
        Table.USER,
        10,
        SPARK.sql(
            "SELECT TIMESTAMP_NTZ'2020-01-01 00:00:00' AS date_joined, 2 AS ind, 'x' AS nick, 'C' AS user_name, 40 AS age"));
    run();

    // Then
    assertThat(
            table("user")
                .selectExpr("ind", "user_name", "extra", "age", "date_joined")
                .orderBy("ind")
                .collectAsList())
        .extracting(Row::toString)
        .containsExactly("[1,B,kept,31,null]", "[2,C,null,40,2020-01-01T00:00]");
    Row detail = SPARK.sql("DESCRIBE DETAIL " + name("user")).head();
    assertThat(detail.<String, String>getJavaMap(detail.fieldIndex("properties")))
        .containsEntry("delta.enableChangeDataFeed", "true");
    assertThat(detail.<String>getList(detail.fieldIndex("clusteringColumns")))
        .containsExactly("ind");
  }

  @Test
  void shouldPutFilesTogetherAndRemoveOldOnesWhenDue() throws IOException {
    // Given three runs with a file each
    for (int day = 0; day < 3; day++) {
      land(day * 10L, "2026-01-0" + (day + 1) + "T00:00:00Z", user(day, 20));
      run("--from", "raw");
    }
    assertThat(files("user")).isEqualTo(3);

    // When it is due
    FileTime lastYear = FileTime.from(Instant.parse("2025-01-01T00:00:00Z"));
    Files.setLastModifiedTime(home.resolve("checkpoints/upkeep/test_user_table"), lastYear);
    run("--from", "raw", "--optimize-after", "2", "--keep-versions", "24");

    // Then
    assertThat(files("user")).isEqualTo(1);
    assertThat(ages()).containsExactly("0=20", "1=20", "2=20");
    assertThat(Files.getLastModifiedTime(home.resolve("checkpoints/upkeep/test_user_table")))
        .isGreaterThan(lastYear);
  }

  private void run(String... more) {
    TestBatch.Said said =
        batch.run(
            Stream.concat(Stream.of(more), Stream.of("--quality", "off")).toArray(String[]::new));
    assertThat(said.exitCode()).as(said.error()).isZero();
  }

  /** The line of the users. */
  private String dryRun(String... more) {
    String[] arguments =
        Stream.concat(Stream.of(more), Stream.of("--dry-run", "--progress=json"))
            .toArray(String[]::new);
    return batch
        .run(arguments)
        .out()
        .lines()
        .filter(line -> line.contains("test_user_table"))
        .findFirst()
        .orElseThrow();
  }

  private void land(long offset, String modified, String... lines) throws IOException {
    landing.lines("test.user", offset, List.of(lines));
    Files.setLastModifiedTime(
        home.resolve("landing/test.user/partition=0/test.user+0+%010d.json".formatted(offset)),
        FileTime.from(Instant.parse(modified)));
  }

  private static String user(int ind, int age) {
    return """
    {"ind":%d,"first_name":"Ilse","last_name":"Okonkwo","age":%d,"date_joined":"2017-02-28 07:08:09"}"""
        .formatted(ind, age);
  }

  private List<String> ages() {
    return agesAt(version("user"));
  }

  private List<String> agesAt(long version) {
    return SPARK
        .sql("SELECT * FROM " + name("user") + " VERSION AS OF " + version + " ORDER BY ind")
        .collectAsList()
        .stream()
        .map(row -> row.getAs("ind") + "=" + row.getAs("age"))
        .toList();
  }

  private Dataset<Row> table(String name) {
    return SPARK.table(name(name));
  }

  private String name(String table) {
    return "delta.`" + home.resolve("delta/test_" + table + "_table") + "`";
  }

  private long version(String table) {
    return SPARK.sql("DESCRIBE HISTORY " + name(table) + " LIMIT 1").head().getLong(0);
  }

  private long files(String table) {
    return SPARK.sql("DESCRIBE DETAIL " + name(table)).selectExpr("numFiles").head().getLong(0);
  }
}
