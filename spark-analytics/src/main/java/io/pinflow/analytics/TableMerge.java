package io.pinflow.analytics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import io.pinflow.records.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Brings rows into a Delta table, one row a post: the latest.
 *
 * <p>Running it again with the same rows changes nothing, so a batch that failed half-way may be
 * repeated.
 */
final class TableMerge {

  private static final String KEY = LandedRows.KEY;

  private final Table table;
  private final Location target;
  private final Folders folders;
  private final MergeCounts counts;
  private final MergeProgress progress;

  TableMerge(
      Table table, Location target, Folders folders, MergeCounts counts, MergeProgress progress) {
    this.table = table;
    this.target = target;
    this.folders = folders;
    this.counts = counts;
    this.progress = progress;
  }

  /**
   * Merges rows; reads them more than once.
   *
   * @param rows the table's columns and {@link LandedRows#ORDER}
   * @param objects how many files they are from
   */
  void merge(Dataset<Row> rows, long objects) {
    Row found = rows.agg(count(lit(1)), count_distinct(col(KEY))).head();
    merge(rows, new Found(objects, found.getLong(0), found.getLong(1)));
  }

  private void merge(Dataset<Row> rows, Found found) {
    counts.read(found.objects(), found.rows());
    progress.expect(found.rows());
    Dataset<Row> posts =
        (found.rows() == found.posts() ? rows : latest(rows)).drop(LandedRows.ORDER);
    MergeStatement.Affected affected =
        new WriterTurn(target, folders).write(() -> bring(posts, found.posts()));
    counts.merged(affected.inserted(), affected.updated());
    progress.done(found.rows());
  }

  private static Dataset<Row> latest(Dataset<Row> rows) {
    return rows.withColumn(
            "_place",
            row_number().over(Window.partitionBy(KEY).orderBy(col(LandedRows.ORDER).desc())))
        .where(col("_place").equalTo(1))
        .drop("_place");
  }

  private MergeStatement.Affected bring(Dataset<Row> posts, long number) {
    if (folders.isDeltaTable(target)) {
      return MergeStatement.run(posts, "pinflow_new_" + table.topicSuffix(), target, KEY);
    }
    posts.write().format("delta").mode("append").save(target.text());
    return new MergeStatement.Affected(number, 0);
  }

  /** What is in a batch: from how many objects, how many rows of how many posts. */
  private record Found(long objects, long rows, long posts) {}
}
