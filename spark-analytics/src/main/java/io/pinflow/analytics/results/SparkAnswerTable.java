package io.pinflow.analytics.results;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.pinflow.analytics.Conflicts;
import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * The answers to one query in a Delta table, read and written by Spark: for platforms that have a
 * Delta of their own.
 */
final class SparkAnswerTable implements AnswerTable {

  private final SparkSession spark;
  private final Folders folders;
  private final Location table;

  SparkAnswerTable(SparkSession spark, Folders folders, Location table) {
    this.spark = spark;
    this.folders = folders;
    this.table = table;
  }

  @Override
  public Optional<Latest> latest(QueryAnswer like) {
    if (!folders.isDeltaTable(table)) {
      return Optional.empty();
    }
    Dataset<Row> all = spark.read().format("delta").load(table.text());
    Object newest = all.agg(max(QueryAnswer.ANSWERED_AT).cast("double")).head().get(0);
    if (newest == null) {
      return Optional.empty();
    }
    Instant time = Instant.ofEpochMilli(Math.round((double) newest * 1000));
    return Optional.of(new Latest(time, rows(all, time, like)));
  }

  private static List<List<Object>> rows(Dataset<Row> all, Instant time, QueryAnswer like) {
    Column[] columns =
        like.comparedColumns().stream()
            .map(org.apache.spark.sql.functions::col)
            .toArray(Column[]::new);
    List<List<Object>> rows = new ArrayList<>();
    for (Row row :
        all.where(col(QueryAnswer.ANSWERED_AT).equalTo(lit(time)))
            .select(columns)
            .collectAsList()) {
      List<Object> values = new ArrayList<>();
      for (int column = 0; column < row.length(); column++) {
        values.add(row.get(column));
      }
      rows.add(values);
    }
    return rows;
  }

  @Override
  public boolean append(QueryAnswer answer, String runId, Instant answeredAt) {
    List<Row> rows =
        answer.historyRows(runId, answeredAt).stream()
            .map(values -> RowFactory.create(values.toArray()))
            .toList();
    try {
      spark
          .createDataFrame(rows, answer.historyColumns())
          .coalesce(1)
          .write()
          .format("delta")
          .mode("append")
          .option("txnAppId", WRITER)
          .option("txnVersion", answeredAt.toEpochMilli())
          .save(table.text());
      return true;
    } catch (Exception e) { // Scala's are checked and undeclared.
      if (Conflicts.caused(e)) {
        return false;
      }
      throw ResultErrors.unwritableHistory(table.text(), e);
    }
  }
}
