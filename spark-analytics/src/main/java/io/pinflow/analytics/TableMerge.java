package io.pinflow.analytics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.row_number;

import io.pinflow.records.Table;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/**
 * Brings rows into a Delta table, one row a post: the latest.
 *
 * <p>Running it again with the same rows changes nothing, so a batch that failed half-way may be
 * repeated.
 */
final class TableMerge {

  private static final String KEY = "ind";

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
   * @param rows the table's columns and {@link LandedRows#ORDER}
   */
  void merge(Dataset<Row> rows) {
    Row found = rows.agg(functions.count("*"), count_distinct(col(KEY))).head();
    long all = found.getLong(0);
    long distinct = found.getLong(1);
    counts.read(rows.inputFiles().length, all);
    progress.expect(all);
    Dataset<Row> posts = (all == distinct ? rows : latest(rows)).drop(LandedRows.ORDER);
    if (isEmpty(rows.sparkSession())) {
      posts.write().format("delta").mode("append").save(target.text());
      counts.merged(distinct, 0);
    } else {
      mergeInto(posts);
    }
    progress.done(all);
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
}
