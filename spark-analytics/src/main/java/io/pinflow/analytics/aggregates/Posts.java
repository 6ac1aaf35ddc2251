package io.pinflow.analytics.aggregates;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.pinflow.analytics.changes.ChangedRows;
import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The facts of posts, put together from the three tables. */
final class Posts {

  private Posts() {}

  /** All posts of the tables that have a pin. */
  static Dataset<Row> all(SparkSession spark, Map<Table, Source> sources) {
    Dataset<Row> pins = facts(spark, sources, Table.PIN);
    return pins.join(
            facts(spark, sources, Table.GEO).hint("shuffle_hash"),
            new String[] {ChangedRows.KEY},
            "left_outer")
        .join(
            facts(spark, sources, Table.USER).hint("shuffle_hash"),
            new String[] {ChangedRows.KEY},
            "left_outer")
        .withColumn(Cells.SIGN, lit(1L));
  }

  /** The posts of some countries. */
  static Dataset<Row> of(SparkSession spark, Map<Table, Source> sources, Object... countries) {
    return facts(spark, sources, Table.PIN)
        .where(col(Facts.POSTER).isNotNull().and(col(Facts.FOLLOWERS).isNotNull()))
        .join(
            facts(spark, sources, Table.GEO)
                .where(col(Facts.COUNTRY).isin(countries))
                .hint("shuffle_hash"),
            ChangedRows.KEY)
        .withColumn(Cells.SIGN, lit(1L));
  }

  /** {@code ind} and the facts of a table. */
  static Dataset<Row> facts(SparkSession spark, Map<Table, Source> sources, Table table) {
    List<Column> columns = new ArrayList<>(List.of(col(ChangedRows.KEY)));
    columns.addAll(Arrays.asList(Facts.of(table)));
    return sources.get(table).rows(spark).select(columns.toArray(Column[]::new));
  }
}
