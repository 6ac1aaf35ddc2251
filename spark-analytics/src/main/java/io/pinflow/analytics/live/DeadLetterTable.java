package io.pinflow.analytics.live;

import java.util.List;
import org.apache.spark.sql.SparkSession;

/** The Delta table of refused messages; safe for use from several queries. */
interface DeadLetterTable {

  /**
   * Adds letters, once however often the same micro-batch is tried.
   *
   * @param letters values of {@link DeadLetter#COLUMNS}
   */
  void append(SparkSession spark, List<List<Object>> letters, BatchId id)
      throws InterruptedException;

  /** How many letters the table has, as far as this job knows. */
  long rows();
}
