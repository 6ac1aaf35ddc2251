package io.pinflow.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.analytics.changes.ChangedRows;
import io.pinflow.analytics.lineage.Lineage;
import io.pinflow.analytics.quality.Quality;
import io.pinflow.analytics.quality.QualityOutcome;
import io.pinflow.analytics.runlog.RunLog;
import io.pinflow.analytics.tables.TableCatalog;
import io.pinflow.analytics.tables.Upkeep;
import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: what has landed goes into the tables, the queries are answered, the tables are kept in
 * order, and a summary and a row in the run log say what was done.
 *
 * <p>The session stays open: on a cluster it is not this job's to stop.
 */
final class Batch {

  private static final Logger LOGGER = LoggerFactory.getLogger(Batch.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BatchSettings settings;
  private final Progress progress;
  private final RunState run = new RunState();

  Batch(BatchSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** What a run would do, without doing anything. */
  List<DryRun.Plan> plans() {
    return new DryRun(settings, new Folders(Sessions.of(settings))).plans();
  }

  void run() {
    Lineage lineage = lineage();
    try {
      SparkSession spark =
          run.steps().timed("session", () -> Sessions.of(settings.with(lineage.sparkOptions())));
      Folders folders = new Folders(spark);
      QualityOutcome outcome = logged(spark, folders);
      outcome.require();
      lineage.completed(RunFlows.of(settings, run));
    } catch (RuntimeException failure) {
      lineage.failed(String.valueOf(failure.getMessage()));
      throw failure;
    }
  }

  private Lineage lineage() {
    Lineage lineage = Lineage.of(settings.lineage(), settings.names(), "batch", run.id());
    lineage.started(run.started(), settings.interval().start(), settings.interval().end());
    return lineage;
  }

  /** The work, and its row in the run log whatever became of it. */
  private QualityOutcome logged(SparkSession spark, Folders folders) {
    QualityOutcome outcome;
    try {
      outcome = work(spark, folders);
    } catch (RuntimeException failure) {
      recordFailure(spark, folders, failure);
      throw failure;
    }
    log(spark, folders, outcome.failure().map(Throwable::getMessage));
    return outcome;
  }

  /** The steps, in their order. */
  private QualityOutcome work(SparkSession spark, Folders folders) {
    Quality quality =
        new Quality(
            spark,
            folders,
            settings.names(),
            settings.tables(),
            settings.results(),
            settings.quality());
    run.steps().timed("merge", () -> merge(spark, folders));
    ResultFiles results = new ResultFiles(settings.results(), folders);
    Optional<JsonNode> last = stillHolding(results);
    List<Summary.Answer> answers =
        last.map(found -> run.steps().timed("queries", () -> keep(found)))
            .orElseGet(() -> new Answering(spark, folders, settings, run, progress).run(results));
    QualityOutcome outcome =
        run.steps().timed("quality", () -> quality.check(run.id(), ChangedRows::between, progress));
    run.steps().timed("upkeep", () -> keepTables(spark, folders));
    results.writeSummary(run.summary(settings, spark, last.isPresent(), answers));
    return outcome;
  }

  private Map<String, Long> merge(SparkSession spark, Folders folders) {
    MergeProgress rows = new MergeProgress(progress);
    spark.sparkContext().addSparkListener(rows);
    try {
      new Refresh(spark, settings, folders, rows, run.counts()).run();
    } finally {
      spark.sparkContext().removeSparkListener(rows);
      run.merged(deltaVersions(folders));
    }
    return run.versions();
  }

  /** The last summary, when what it says of the answers is still so. */
  private Optional<JsonNode> stillHolding(ResultFiles results) {
    Optional<JsonNode> last =
        results
            .lastSummary()
            .filter(found -> results.complete())
            .filter(
                found -> Summary.answersStillHold(found, settings.options(), run.versions(), JSON));
    last.ifPresent(
        found ->
            LOGGER.info(
                "Nothing new has landed; the answers of {} still hold",
                found.path("finished").asText()));
    return last;
  }

  private List<Summary.Answer> keep(JsonNode last) {
    Map<Table, Long> rows = new EnumMap<>(Table.class);
    for (Table table : Table.values()) {
      rows.put(table, last.path("tables").path(table.topicSuffix()).path("rows").asLong());
    }
    run.rows(rows);
    run.deadLetters(last.path("dead_letters").path("total").asLong());
    List<Summary.Answer> answers = new ArrayList<>();
    for (JsonNode query : last.path("queries")) {
      answers.add(
          new Summary.Answer(
              query.path("name").asText(),
              query.path("rows").asLong(),
              query.path("seconds").asDouble(),
              query.path("answered_from").asText()));
    }
    return answers;
  }

  private Map<String, Long> deltaVersions(Folders folders) {
    Map<String, Long> versions = new LinkedHashMap<>();
    for (Table table : Table.values()) {
      versions.put(
          table.topicSuffix(),
          folders.deltaVersion(settings.table(settings.names().deltaTable(table))));
    }
    versions.put(
        "deadletter", folders.deltaVersion(settings.table(settings.names().deadLetterTable())));
    return versions;
  }

  private List<Location> keepTables(SparkSession spark, Folders folders) {
    List<Location> tables =
        folders.names(settings.tables()).stream()
            .filter(name -> name.startsWith(settings.names().userId() + "_"))
            .map(settings::table)
            .toList();
    new Upkeep(spark, folders, settings.upkeep(), settings.checkpoints().resolve("upkeep"))
        .run(tables);
    return tables;
  }

  private void recordFailure(SparkSession spark, Folders folders, RuntimeException failure) {
    try {
      String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
      log(spark, folders, Optional.of(message));
    } catch (RuntimeException notLogged) {
      failure.addSuppressed(notLogged);
    }
  }

  private void log(SparkSession spark, Folders folders, Optional<String> error) {
    new RunLog(spark, folders, settings.table(settings.names().runTable()), settings.results())
        .add(run.record(settings, spark, error));
    settings
        .catalog()
        .ifPresent(
            schema ->
                new TableCatalog(spark, folders, schema)
                    .register(settings.tables(), settings.names().userId()));
  }
}
