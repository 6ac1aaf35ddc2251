package io.pinflow.analytics.tables;

import io.pinflow.analytics.Location;
import java.time.Duration;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Puts the files of a table together and removes those that no version needs. */
public final class FileCare {

  /**
   * Files and laid-out groups of this size are left alone, so that the cost follows what is new and
   * not the table.
   */
  static final long ENOUGH_BYTES = 32L << 20;

  private static final String GROUPS =
      "spark.databricks.delta.optimize.clustering.mergeStrategy.minCubeSize.";

  /** How OPTIMIZE works where the platform has no better idea of its own. */
  public static final Map<String, String> SPARK_DEFAULTS =
      Map.of(
          "spark.databricks.delta.optimize.minFileSize",
          Long.toString(ENOUGH_BYTES),
          "spark.databricks.delta.optimize.maxFileSize",
          Long.toString(4 * ENOUGH_BYTES),
          GROUPS + "threshold",
          Long.toString(8 * ENOUGH_BYTES),
          GROUPS + "targetCubeSize",
          Long.toString(12 * ENOUGH_BYTES));

  private FileCare() {}

  /** Puts small files together; returns how many were replaced. */
  public static long optimize(SparkSession spark, Location table) {
    Row done = spark.sql("OPTIMIZE " + table.deltaName()).select("metrics.numFilesRemoved").head();
    return done.getLong(0);
  }

  /** Removes the files that only versions older than the table's own retention need. */
  public static void vacuum(SparkSession spark, Location table) {
    spark.sql("VACUUM " + table.deltaName());
  }

  /** The same for another retention, however short. */
  static void vacuum(SparkSession spark, Location table, Duration keep) {
    SparkSession own = spark.newSession();
    own.conf().set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
    own.sql("VACUUM " + table.deltaName() + " RETAIN " + keep.toHours() + " HOURS");
  }
}
