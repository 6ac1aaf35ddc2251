package io.pinflow.analytics.results;

import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.Names;
import io.pinflow.analytics.Platform;
import io.pinflow.analytics.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * Keeps the answers of one run in the tables {@code <UserId>_result_<query>_table}: an answer is
 * added only where it, or an option, differs from the last one there. So a run that is tried again
 * adds nothing twice. Safe for use from several threads, each with another query.
 */
public final class ResultHistory {

  private static final int MAX_TRIES = 10;

  private final Function<Location, AnswerTable> reader;
  private final Names names;
  private final Location tables;
  private final String runId;
  private final Instant answeredAt;

  private ResultHistory(
      Function<Location, AnswerTable> reader,
      Names names,
      Location tables,
      String runId,
      Instant answeredAt) {
    this.reader = reader;
    this.names = names;
    this.tables = tables;
    this.runId = runId;
    this.answeredAt = answeredAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Writes as the platform does best. */
  public static ResultHistory of(
      SparkSession spark,
      Folders folders,
      Names names,
      Location tables,
      String runId,
      Instant answeredAt) {
    return new ResultHistory(
        Platform.databricks() ? bySpark(spark, folders) : byKernel(spark, folders),
        names,
        tables,
        runId,
        answeredAt);
  }

  /** Writes as on Databricks. */
  static ResultHistory bySpark(
      SparkSession spark, Names names, Location tables, String runId, Instant answeredAt) {
    return new ResultHistory(bySpark(spark, new Folders(spark)), names, tables, runId, answeredAt);
  }

  private static Function<Location, AnswerTable> bySpark(SparkSession spark, Folders folders) {
    return table -> new SparkAnswerTable(spark, folders, table);
  }

  private static Function<Location, AnswerTable> byKernel(SparkSession spark, Folders folders) {
    var hadoop = spark.sparkContext().hadoopConfiguration();
    return table -> new KernelAnswerTable(hadoop, folders, table);
  }

  /** {@code local_result_users_joined_by_year_table}. */
  public static String table(Names names, Query query) {
    return names.userId() + "_result_" + query.label() + "_table";
  }

  /** Adds an answer where it is news; whether it was. */
  public boolean keep(QueryAnswer answer) {
    Location location = tables.resolve(table(names, answer.query()));
    AnswerTable table = reader.apply(location);
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      Optional<AnswerTable.Latest> latest = table.latest(answer);
      if (latest.filter(last -> last.same(answer)).isPresent()) {
        return false;
      }
      if (table.append(answer, runId, after(latest))) {
        return true;
      }
    }
    throw ResultErrors.contended(location.text());
  }

  /** Now, but never before the last answer, whatever the clocks say. */
  private Instant after(Optional<AnswerTable.Latest> latest) {
    return latest
        .map(last -> last.answeredAt().plusMillis(1))
        .filter(earliest -> earliest.isAfter(answeredAt))
        .orElse(answeredAt);
  }
}
