package io.pinflow.analytics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is in a batch.
 *
 * @param rows how many
 * @param posts how many different ones
 * @param keys where their numbers lie
 */
record BatchShape(long rows, long posts, KeyRanges keys) {

  /** Numbers that are looked at together; no gap within them is seen. */
  private static final int KEYS_TOGETHER_BITS = 12;

  /** Reads the keys, and nothing else where the rows' format allows it. */
  static BatchShape of(Dataset<Row> rows) {
    List<Row> pieces =
        rows.groupBy(col(LandedRows.KEY))
            .agg(count(lit(1)).as("times"))
            .groupBy(shiftright(col(LandedRows.KEY), KEYS_TOGETHER_BITS))
            .agg(
                min(LandedRows.KEY).as("first"),
                max(LandedRows.KEY).as("last"),
                sum("times").as("rows"),
                count(lit(1)).as("posts"))
            .collectAsList();
    return new BatchShape(
        pieces.stream().mapToLong(piece -> piece.<Long>getAs("rows")).sum(),
        pieces.stream().mapToLong(piece -> piece.<Long>getAs("posts")).sum(),
        KeyRanges.of(pieces.stream().map(BatchShape::range).toList()));
  }

  private static KeyRanges.Range range(Row piece) {
    return new KeyRanges.Range(piece.<Integer>getAs("first"), piece.<Integer>getAs("last"));
  }
}
