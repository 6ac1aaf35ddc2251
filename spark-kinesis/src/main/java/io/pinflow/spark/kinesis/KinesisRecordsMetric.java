package io.pinflow.spark.kinesis;

import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** Shown by Spark's UI: records of Kinesis read. Made by Spark from its name, hence public. */
public final class KinesisRecordsMetric extends CustomSumMetric {

  static final String NAME = "kinesisRecords";

  /** Called by Spark. */
  public KinesisRecordsMetric() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "records of Kinesis read";
  }
}
