package io.pinflow.analytics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import io.pinflow.records.Table;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
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
    if (isEmpty(rows.sparkSession())) {
      posts.write().format("delta").mode("append").save(target.text());
      counts.merged(found.posts(), 0);
    } else {
      mergeInto(posts);
    }
    progress.done(found.rows());
  }

  private static Dataset<Row> latest(Dataset<Row> rows) {
    return rows.withColumn(
            "_place",
            row_number().over(Window.partitionBy(KEY).orderBy(col(LandedRows.ORDER).desc())))
        .where(col("_place").equalTo(1))
        .drop("_place");
  }

  private boolean isEmpty(SparkSession spark) {
    return !folders.isDeltaTable(target)
        || spark.read().format("delta").load(target.text()).isEmpty();
  }

  private void mergeInto(Dataset<Row> posts) {
    String source = "pinflow_new_" + table.topicSuffix();
    posts.createOrReplaceTempView(source);
    String statement =
        """
        MERGE INTO delta.`%s` AS known USING %s AS new ON known.%s = new.%s
        WHEN MATCHED AND NOT (%s) THEN UPDATE SET *
        WHEN NOT MATCHED THEN INSERT *
        """
            .formatted(target.text().replace("`", "``"), source, KEY, KEY, sameColumns(posts));
    Row affected = posts.sparkSession().sql(statement).head();
    counts.merged(affected.getAs("num_inserted_rows"), affected.getAs("num_updated_rows"));
  }

  private static String sameColumns(Dataset<Row> posts) {
    return Arrays.stream(posts.columns())
        .map(column -> "known.`" + column + "` <=> new.`" + column + "`")
        .collect(Collectors.joining(" AND "));
  }

  /** What is in a batch: from how many objects, how many rows of how many posts. */
  private record Found(long objects, long rows, long posts) {}
}
