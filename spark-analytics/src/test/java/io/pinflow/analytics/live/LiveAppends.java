package io.pinflow.analytics.live;

import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Rows as the live job appends them, for tests of what reads them. */
public final class LiveAppends {

  private LiveAppends() {}

  /** Appends rows in one commit, without Spark. */
  public static void append(
      SparkSession spark, Location table, List<String> columns, List<List<Object>> rows) {
    DeltaAppends appends =
        new DeltaAppends(spark.sparkContext().hadoopConfiguration(), new Folders(spark), table);
    try {
      appends.append(columns, rows, new BatchId(table.text(), appends.version()));
    } catch (LostRaceException e) {
      throw new IllegalStateException(e);
    }
  }
}
