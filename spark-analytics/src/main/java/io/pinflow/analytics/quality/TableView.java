package io.pinflow.analytics.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.pinflow.analytics.Location;
import io.pinflow.records.Table;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * One table as a check sees it.
 *
 * @param version of the table that is looked at; -1 when there is no table
 * @param from the version that was checked last, when it was checked before
 * @param changes what changed since then; empty when that is not known
 * @param scope which of its rows are checked
 */
record TableView(
    Table table,
    Location location,
    long version,
    OptionalLong from,
    Optional<Dataset<Row>> changes,
    Scope scope) {

  /** True for a row that was not there at the last check. */
  static final String NEW = "_new";

  /** Which rows are checked. */
  enum Scope {
    TABLE,
    CHANGED,
    NOTHING
  }

  String scopeName() {
    return scope == Scope.TABLE ? "table" : "changed";
  }

  boolean exists() {
    return version >= 0;
  }

  /** All rows, as they were in this version. */
  Dataset<Row> all(SparkSession spark) {
    return spark
        .read()
        .format("delta")
        .option("versionAsOf", Long.toString(version))
        .load(location.text());
  }

  /** The rows to check. */
  Dataset<Row> rows(SparkSession spark) {
    return scope == Scope.CHANGED ? changed() : all(spark).withColumn(NEW, lit(from.isEmpty()));
  }

  private Dataset<Row> changed() {
    return changes
        .orElseThrow()
        .where(col("after").isNotNull())
        .select(col("after.*"), col("before").isNull().as(NEW));
  }

  /** How many rows came since the last check, when the rows to check do not tell. */
  OptionalLong added() {
    if (scope != Scope.TABLE || from.isEmpty()) {
      throw new IllegalStateException("The rows to check tell which are new.");
    }
    return changes
        .map(found -> OptionalLong.of(found.where(col("before").isNull()).count()))
        .orElseGet(OptionalLong::empty);
  }

  /** Lets go of what is kept in memory. */
  void forget() {
    changes.ifPresent(Dataset::unpersist);
  }
}
