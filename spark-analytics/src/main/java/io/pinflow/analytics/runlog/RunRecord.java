package io.pinflow.analytics.runlog;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * One run.
 *
 * @param error the first line of what a failed run said
 * @param from which landed topics were read
 * @param steps seconds by step
 * @param tables by the name of their topic
 */
public record RunRecord(
    String runId,
    Instant started,
    Instant finished,
    Optional<String> error,
    String from,
    String userId,
    Optional<Instant> intervalStart,
    Optional<Instant> intervalEnd,
    Map<String, Double> steps,
    Map<String, TableRun> tables,
    long deadLetters,
    Map<String, String> versions,
    String gitRevision,
    Map<String, String> options) {

  /** The columns of the run log. */
  static final StructType COLUMNS =
      new StructType()
          .add("run_id", DataTypes.StringType)
          .add("command", DataTypes.StringType)
          .add("started", DataTypes.TimestampType)
          .add("finished", DataTypes.TimestampType)
          .add("status", DataTypes.StringType)
          .add("error", DataTypes.StringType)
          .add("from", DataTypes.StringType)
          .add("user_id", DataTypes.StringType)
          .add("interval_start", DataTypes.TimestampType)
          .add("interval_end", DataTypes.TimestampType)
          .add("seconds", DataTypes.DoubleType)
          .add("steps", DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType))
          .add("tables", DataTypes.createMapType(DataTypes.StringType, TableRun.COLUMNS))
          .add("dead_letters", DataTypes.LongType)
          .add("versions", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
          .add("git_revision", DataTypes.StringType)
          .add("options", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType));

  Row row() {
    Map<String, Row> tableRows = new LinkedHashMap<>();
    tables.forEach((name, table) -> tableRows.put(name, table.row()));
    return RowFactory.create(
        runId,
        "batch",
        started,
        finished,
        error.isEmpty() ? "succeeded" : "failed",
        error.orElse(null),
        from,
        userId,
        intervalStart.orElse(null),
        intervalEnd.orElse(null),
        (finished.toEpochMilli() - started.toEpochMilli()) / 1e3,
        steps,
        tableRows,
        deadLetters,
        versions,
        gitRevision,
        options);
  }
}
