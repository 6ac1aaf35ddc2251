package io.pinflow.spark.kinesis;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/**
 * Shown by Spark's UI: records read from Kinesis by tasks, not taken from what the driver has read
 * ahead. Made by Spark from its name, hence public.
 */
public final class KinesisReadAgainMetric extends CustomSumMetric {

  static final String NAME = "kinesisReadAgain";

  /** Called by Spark. */
  public KinesisReadAgainMetric() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "records read from Kinesis by tasks, not taken from what the driver has read ahead";
  }
}
