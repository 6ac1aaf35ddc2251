package io.pinflow.analytics.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** The posts that a finding names: their {@code ind} only, no content. */
final class Examples {

  /** How many posts a finding names at most. */
  static final int MOST = 5;

  private static final String KEY = "ind";
  private static final String NAME = "_expectation";
  private static final String PLACE = "_place";

  private Examples() {}

  /**
   * The smallest ind that meet each condition, in one pass.
   *
   * @param conditions by name, never null for a row
   */
  static Map<String, List<Integer>> of(Dataset<Row> rows, Map<String, Column> conditions) {
    Map<String, List<Integer>> examples = new LinkedHashMap<>();
    if (conditions.isEmpty()) {
      return examples;
    }
    Column[] met =
        conditions.entrySet().stream()
            .map(condition -> when(condition.getValue(), lit(condition.getKey())))
            .toArray(Column[]::new);
    rows.where(col(KEY).isNotNull())
        .select(col(KEY), explode(array_compact(array(met))).as(NAME))
        .distinct()
        .withColumn(PLACE, row_number().over(Window.partitionBy(NAME).orderBy(KEY)))
        .where(col(PLACE).leq(MOST))
        .orderBy(KEY)
        .collectAsList()
        .forEach(
            row ->
                examples
                    .computeIfAbsent(row.getAs(NAME), name -> new ArrayList<>())
                    .add(row.getAs(KEY)));
    return examples;
  }
}
