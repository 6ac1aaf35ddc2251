package io.pinflow.analytics.changes;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.pinflow.analytics.AnalyticsErrors;
import io.pinflow.analytics.Location;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of each post between two versions of a Delta table, from Delta's change data feed.
 *
 * <p>Commits that only lay rows out anew (OPTIMIZE) change nothing, nor do changes that were taken
 * back. Files of rows that did not change are not read.
 */
public final class ChangedRows {

  /** What tells rows apart. */
  public static final String KEY = "ind";

  /** The row at the older version, null where there was none. */
  public static final String BEFORE = "before";

  /** The row at the newer version, null where there is none any more. */
  public static final String AFTER = "after";

  private static final Logger LOGGER = LoggerFactory.getLogger(ChangedRows.class);
  private static final String PLACE = "_pinflow_place";
  private static final String ROW = "_pinflow_row";

  private ChangedRows() {}

  /** As {@link #between(SparkSession, Location, long, long, List)}, with all columns. */
  public static Optional<Dataset<Row>> between(
      SparkSession spark, Location table, long fromVersionExclusive, long toVersion) {
    return between(spark, table, fromVersionExclusive, toVersion, List.of());
  }

  /**
   * One row for each {@code ind} whose row differs, with columns {@code ind}, {@code before} and
   * {@code after}; kept in memory until the caller unpersists it. Empty when the table's history
   * does not reach back so far, or was not recorded: then only whole tables tell.
   *
   * @param columns what rows are made of here; none for all the table has
   */
  public static Optional<Dataset<Row>> between(
      SparkSession spark,
      Location table,
      long fromVersionExclusive,
      long toVersion,
      List<String> columns) {
    if (fromVersionExclusive < 0 || fromVersionExclusive > toVersion) {
      return Optional.empty();
    }
    try {
      Dataset<Row> changes =
          fromVersionExclusive == toVersion
              ? none(spark, table, columns)
              : net(feed(spark, table, fromVersionExclusive + 1, toVersion), columns);
      changes.persist(StorageLevel.MEMORY_AND_DISK());
      // Whether all files are still there shows only when they are read.
      changes.count();
      return Optional.of(changes);
    } catch (Exception e) { // Scala's are checked and undeclared.
      LOGGER.info(
          "What changed in {} since version {} is not known: {}",
          table,
          fromVersionExclusive,
          AnalyticsErrors.rootMessage(e));
      return Optional.empty();
    }
  }

  /** The feed as it is recorded: several rows where a post changed several times. */
  private static Dataset<Row> feed(SparkSession spark, Location table, long first, long last) {
    return spark
        .read()
        .format("delta")
        .option("readChangeFeed", "true")
        .option("startingVersion", first)
        .option("endingVersion", last)
        .load(table.text());
  }

  private static Dataset<Row> none(SparkSession spark, Location table, List<String> columns) {
    Dataset<Row> rows = spark.read().format("delta").load(table.text()).where(lit(false));
    Column row = row(rows, columns);
    return rows.select(col(KEY), row.as(BEFORE), row.as(AFTER));
  }

  /** The first row of a post that counts before, and the last that counts after. */
  private static Dataset<Row> net(Dataset<Row> feed, List<String> columns) {
    Column isAfter = col("_change_type").isin("insert", "update_postimage");
    Dataset<Row> placed =
        feed.select(
            col(KEY),
            col("_commit_version").multiply(2).plus(when(isAfter, 1).otherwise(0)).as(PLACE),
            row(feed, columns).as(ROW));
    return placed
        .groupBy(KEY)
        .agg(
            min(PLACE).as("first"),
            min_by(col(ROW), col(PLACE)).as("first_row"),
            max(PLACE).as("last"),
            max_by(col(ROW), col(PLACE)).as("last_row"))
        .select(
            col(KEY),
            when(col("first").mod(2).equalTo(0), col("first_row")).as(BEFORE),
            when(col("last").mod(2).equalTo(1), col("last_row")).as(AFTER))
        .where(not(col(BEFORE).eqNullSafe(col(AFTER))));
  }

  private static Column row(Dataset<Row> rows, List<String> columns) {
    return struct(
        Arrays.stream(rows.columns())
            .filter(name -> columns.isEmpty() || columns.contains(name))
            .filter(name -> !name.startsWith("_c") || !FEED_COLUMNS.contains(name))
            .map(name -> rows.col("`" + name + "`"))
            .toArray(Column[]::new));
  }

  private static final List<String> FEED_COLUMNS =
      List.of("_change_type", "_commit_version", "_commit_timestamp");
}
