package io.pinflow.analytics.quality;

import io.pinflow.analytics.AnalyticsException;
import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.Names;
import io.pinflow.analytics.Progress;
import io.pinflow.records.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks what is expected of the tables, and keeps what was found.
 *
 * <p>The findings go into a Delta table {@code <UserId>_quality_table}, which also tells up to
 * which version each table was checked, and into {@code quality.jsonl}. When nothing changed since
 * the last check its findings still hold: they are given again, and no row is added. So a run that
 * is tried again after it failed on a violation fails again.
 */
public final class Quality {

  private static final Logger LOGGER = LoggerFactory.getLogger(Quality.class);
  private static final String STAGE = "quality";

  private final SparkSession spark;
  private final Folders folders;
  private final Names names;
  private final Location tables;
  private final Location results;
  private final QualitySettings settings;
  private final Rules rules;

  /**
   * Reads the rules, so that a broken file stops a run before it does anything.
   *
   * @param tables folder of the Delta tables
   * @param results folder of the answers
   * @throws AnalyticsException when the file of expectations is not there or not right
   */
  public Quality(
      SparkSession spark,
      Folders folders,
      Names names,
      Location tables,
      Location results,
      QualitySettings settings) {
    this.spark = spark;
    this.folders = folders;
    this.names = names;
    this.tables = tables;
    this.results = results;
    this.settings = settings;
    this.rules = settings.expectations().map(this::rules).orElseGet(Rules::builtIn);
  }

  private Rules rules(Location file) {
    byte[] content = folders.read(file);
    if (content.length == 0 && !folders.isFile(file)) {
      throw QualityErrors.noSuchFile(file.text());
    }
    return Rules.with(file.text(), content);
  }

  /**
   * Checks the tables as they are now.
   *
   * @param runId of this run; a second check of a run gives the findings of the first
   * @param changes where the changed rows come from
   */
  public QualityOutcome check(String runId, Changes changes, Progress progress) {
    if (settings.scope() == QualityScope.OFF) {
      return new QualityOutcome(List.of(), false, settings.onViolation());
    }
    QualityHistory history =
        new QualityHistory(spark, folders, tables.resolve(names.userId() + "_quality_table"));
    progress.update(STAGE, 0, rules.expectations().size());
    Optional<LastCheck> last = history.last(rules.earlierRuns());
    boolean done = last.filter(check -> check.runId().equals(runId)).isPresent();
    Optional<List<Finding>> found = done ? Optional.empty() : found(runId, history, last, changes);
    List<Finding> findings = found.orElseGet(() -> last.map(LastCheck::findings).orElse(List.of()));
    progress.update(STAGE, rules.expectations().size(), rules.expectations().size());
    folders.write(results.resolve(QualityFile.NAME), QualityFile.of(findings));
    QualityOutcome outcome = new QualityOutcome(findings, found.isEmpty(), settings.onViolation());
    log(outcome);
    return outcome;
  }

  /** What is new since the last check; empty when nothing is. */
  private Optional<List<Finding>> found(
      String runId, QualityHistory history, Optional<LastCheck> last, Changes changes) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Map<Table, TableView> views =
        new TableViews(spark, folders, names, tables, changes, rules).since(last, whole(last));
    try {
      Optional<List<Finding>> found = new Check(spark, rules, views, last, now).run();
      found.ifPresent(
          findings ->
              history.append(new CheckId(runId, now, rules.fingerprint()), views, findings));
      return found;
    } catch (AnalyticsException known) {
      throw known;
    } catch (Exception e) { // Scala's are checked and undeclared.
      throw QualityErrors.checkFailed(tables.text(), e);
    } finally {
      views.values().forEach(TableView::forget);
    }
  }

  /** New rules have seen no row yet. */
  private TableViews.Whole whole(Optional<LastCheck> last) {
    boolean sameRules = last.filter(check -> check.rules().equals(rules.fingerprint())).isPresent();
    return settings.scope() == QualityScope.FULL || !sameRules
        ? TableViews.Whole.ALL_ROWS
        : TableViews.Whole.CHANGED_ROWS;
  }

  private static void log(QualityOutcome outcome) {
    for (Finding finding : outcome.findings()) {
      if (finding.failed()) {
        LOGGER.warn(
            "Quality of {}: '{}' does not hold ({}): {}; expected {}",
            finding.table(),
            finding.expectation(),
            finding.severity(),
            finding.observed(),
            finding.expected());
      }
    }
    LOGGER.info(
        "Quality: {} expectations hold, {} do not, {} not checked{}",
        outcome.passed(),
        outcome.failed(),
        outcome.notChecked(),
        outcome.repeated() ? "; nothing changed since they were" : "");
  }
}
