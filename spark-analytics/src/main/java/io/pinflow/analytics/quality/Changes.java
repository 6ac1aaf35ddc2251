package io.pinflow.analytics.quality;

import io.pinflow.analytics.Location;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Finds the rows of a Delta table that changed between two of its versions. */
@FunctionalInterface
public interface Changes {

  /**
   * For each ind whose row changed one row with the structs {@code before} and {@code after}, null
   * where there was or is none; kept in memory until the caller unpersists it. Empty when the table
   * does not know any more.
   *
   * @param columns what rows are made of here
   */
  Optional<Dataset<Row>> between(
      SparkSession spark,
      Location table,
      long fromVersionExclusive,
      long toVersion,
      List<String> columns);
}
