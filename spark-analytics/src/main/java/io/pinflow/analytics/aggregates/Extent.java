package io.pinflow.analytics.aggregates;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.pinflow.analytics.changes.ChangedRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How far the posts of a table reach.
 *
 * @param rows how many there are
 * @param first the smallest {@code ind}, 0 where there is none
 * @param last the largest {@code ind}, -1 where there is none
 */
record Extent(long rows, int first, int last) {

  /** Delta knows it without looking at rows, as a rule. */
  static Extent of(Dataset<Row> table) {
    Row found =
        table.agg(count(lit(1)), min(col(ChangedRows.KEY)), max(col(ChangedRows.KEY))).head();
    long rows = found.getLong(0);
    return rows == 0 ? new Extent(0, 0, -1) : new Extent(rows, found.getInt(1), found.getInt(2));
  }

  /** How many numbers there are from the first to the last. */
  long inds() {
    return (long) last - first + 1;
  }
}
