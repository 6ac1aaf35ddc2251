package io.pinflow.analytics;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import io.pinflow.analytics.tables.TableMaker;
import io.pinflow.analytics.tables.TableProperties;
import io.pinflow.records.Table;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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

  /** Whether Delta copies the rows for the length of the statement. */
  private static final String MATERIALIZE = "spark.databricks.delta.merge.materializeSource";

  /** So many posts are sent to the known ones, not the known ones about to meet them. */
  private static final long FEW_POSTS = 200_000;

  /** Where the rows are that a merge reads more than once. */
  enum RowsAre {
    /** They never change, so nothing has to be copied. */
    IN_FILES("none"),
    /** Delta refuses kept rows, which may be lost meanwhile, unless it may copy them. */
    IN_MEMORY("auto");

    private final String materialize;

    RowsAre(String materialize) {
      this.materialize = materialize;
    }
  }

  private final Table table;
  private final Location target;
  private final Folders folders;
  private final MergeCounts counts;
  private final MergeProgress progress;
  private final RowsAre place;
  private final AtomicBoolean upToDate = new AtomicBoolean();

  TableMerge(
      Table table,
      Location target,
      Folders folders,
      MergeCounts counts,
      MergeProgress progress,
      RowsAre place) {
    this.table = table;
    this.target = target;
    this.folders = folders;
    this.counts = counts;
    this.progress = progress;
    this.place = place;
  }

  /**
   * Merges rows; reads them more than once.
   *
   * @param rows the table's columns and {@link LandedRows#ORDER}
   * @param files that they are from
   */
  void merge(Dataset<Row> rows, List<LandedFile> files) {
    BatchShape shape = BatchShape.of(rows);
    counts.read(files.size(), LandedFiles.bytes(files), shape.rows());
    if (shape.rows() == 0) {
      return;
    }
    progress.expect(shape.rows());
    Dataset<Row> posts =
        (shape.rows() == shape.posts() ? rows : latest(rows)).drop(LandedRows.ORDER);
    MergeStatement.Affected affected =
        new WriterTurn(target, folders).write(() -> bring(posts, shape));
    counts.merged(affected.inserted(), affected.updated());
    progress.done(shape.rows());
  }

  private static Dataset<Row> latest(Dataset<Row> rows) {
    return rows.withColumn(
            "_place",
            row_number().over(Window.partitionBy(KEY).orderBy(col(LandedRows.ORDER).desc())))
        .where(col("_place").equalTo(1))
        .drop("_place");
  }

  private MergeStatement.Affected bring(Dataset<Row> posts, BatchShape shape) {
    if (!folders.isDeltaTable(target)) {
      TableMaker.making(posts, TableProperties.posts()).save(target.text());
      return new MergeStatement.Affected(shape.posts(), 0);
    }
    SparkSession spark = posts.sparkSession();
    if (!upToDate.getAndSet(true)) {
      new TableMaker(spark, folders)
          .bringUpToDate(target, Schemas.of(table), TableProperties.posts());
    }
    spark.conf().set(MATERIALIZE, place.materialize);
    return MergeStatement.run(
        shape.posts() > FEW_POSTS ? posts : broadcast(posts),
        "pinflow_new_" + table.topicSuffix(),
        target,
        KEY,
        shape.keys());
  }
}
