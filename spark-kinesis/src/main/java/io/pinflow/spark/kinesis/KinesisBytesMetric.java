package io.pinflow.spark.kinesis;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/**
 * Shown by Spark's UI: bytes of Kinesis records read. Made by Spark from its name, hence public.
 */
public final class KinesisBytesMetric extends CustomSumMetric {

  static final String NAME = "kinesisBytes";

  /** Called by Spark. */
  public KinesisBytesMetric() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "bytes of Kinesis records read";
  }
}
