package io.pinflow.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.records.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: what has landed goes into the tables, the queries are answered, a summary is written.
 *
 * <p>The session stays open: on a cluster it is not this job's to stop.
 */
final class Batch {

  private static final Logger LOGGER = LoggerFactory.getLogger(Batch.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DEAD_LETTERS = "dead_letters.jsonl";

  private final BatchSettings settings;
  private final Progress progress;
  private final Instant started = now();
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  Batch(BatchSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  void run() {
    Stopwatch watch = new Stopwatch();
    SparkSession spark = Sessions.of(settings);
    seconds.put("session", watch.seconds());
    Folders folders = new Folders(spark);
    Map<Table, MergeCounts> counts = merge(spark, folders);
    ResultFiles results = new ResultFiles(settings.results(), folders);
    Map<String, Long> deltaVersions = deltaVersions(folders);
    Optional<JsonNode> last =
        results
            .lastSummary()
            .filter(found -> results.complete())
            .filter(
                found -> Summary.answersStillHold(found, settings.options(), deltaVersions, JSON));
    if (last.isPresent()) {
      LOGGER.info(
          "Nothing new has landed; the answers of {} still hold",
          last.get().path("finished").asText());
    }
    Answered answered = last.map(Batch::keep).orElseGet(() -> answer(spark, folders, results));
    results.writeSummary(summary(spark, counts, deltaVersions, answered, last.isPresent()));
  }

  private Map<Table, MergeCounts> merge(SparkSession spark, Folders folders) {
    Stopwatch watch = new Stopwatch();
    MergeProgress rows = new MergeProgress(progress);
    spark.sparkContext().addSparkListener(rows);
    try {
      return new Merges(spark, settings, folders, rows).run();
    } finally {
      spark.sparkContext().removeSparkListener(rows);
      seconds.put("merge", watch.seconds());
    }
  }

  private Answered answer(SparkSession spark, Folders folders, ResultFiles results) {
    Stopwatch watch = new Stopwatch();
    List<Row> letters =
        new DeadLetters(settings.tables().resolve(settings.names().deadLetterTable()), folders)
            .counts(spark);
    results.write(DEAD_LETTERS, letters);
    try (QueryTables tables = QueryTables.load(spark, settings, folders)) {
      Map<String, Long> rows = new LinkedHashMap<>();
      tables.rows().forEach((table, count) -> rows.put(table.topicSuffix(), count));
      List<Summary.Answer> answers =
          new Answers(spark, QueryTables.parameters(settings.options()), results, progress).run();
      return new Answered(
          rows, letters.stream().mapToLong(row -> row.<Long>getAs("count")).sum(), answers);
    } finally {
      seconds.put("queries", watch.seconds());
    }
  }

  private static Answered keep(JsonNode last) {
    Map<String, Long> rows = new LinkedHashMap<>();
    for (Table table : Table.values()) {
      String name = table.topicSuffix();
      rows.put(name, last.path("tables").path(name).path("rows").asLong());
    }
    List<Summary.Answer> answers = new ArrayList<>();
    for (JsonNode query : last.path("queries")) {
      answers.add(
          new Summary.Answer(
              query.path("name").asText(),
              query.path("rows").asLong(),
              query.path("seconds").asDouble()));
    }
    return new Answered(rows, last.path("dead_letters").path("total").asLong(), answers);
  }

  private Summary summary(
      SparkSession spark,
      Map<Table, MergeCounts> counts,
      Map<String, Long> deltaVersions,
      Answered answered,
      boolean nothingNew) {
    Map<String, Summary.TableSummary> tables = new LinkedHashMap<>();
    counts.forEach(
        (table, count) ->
            tables.put(
                table.topicSuffix(),
                tableSummary(count, answered.rows().get(table.topicSuffix()))));
    seconds.putIfAbsent("queries", 0.0);
    return new Summary(
        settings.names().userId(),
        started,
        now(),
        settings.options(),
        tables,
        answered.deadLetters(),
        seconds,
        Versions.of(spark),
        deltaVersions,
        nothingNew,
        answered.answers());
  }

  private static Summary.TableSummary tableSummary(MergeCounts count, long rows) {
    return new Summary.TableSummary(
        count.objects(), count.rowsRead(), count.inserted(), count.updated(), rows);
  }

  private Map<String, Long> deltaVersions(Folders folders) {
    Names names = settings.names();
    Map<String, Long> versions = new LinkedHashMap<>();
    for (Table table : Table.values()) {
      versions.put(
          table.topicSuffix(),
          folders.deltaVersion(settings.tables().resolve(names.deltaTable(table))));
    }
    versions.put(
        "deadletter", folders.deltaVersion(settings.tables().resolve(names.deadLetterTable())));
    return versions;
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private record Answered(Map<String, Long> rows, long deadLetters, List<Summary.Answer> answers) {}
}
