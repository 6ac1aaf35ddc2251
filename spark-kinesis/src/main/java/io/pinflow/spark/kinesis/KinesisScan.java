package io.pinflow.spark.kinesis;

import java.time.Clock;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.types.StructType;

/** One query's reading of the streams. */
final class KinesisScan implements Scan {

  private final KinesisOptions options;

  KinesisScan(KinesisOptions options) {
    this.options = options;
  }

  @Override
  public StructType readSchema() {
    return KinesisRows.SCHEMA;
  }

  @Override
  public String description() {
    return KinesisSource.SHORT_NAME + " " + String.join(",", options.streams());
  }

  @Override
  public MicroBatchStream toMicroBatchStream(String checkpointLocation) {
    boolean oneJvm = SparkSession.active().sparkContext().isLocal();
    ApiFactory clients = options.client()::connect;
    return new KinesisMicroBatchStream(
        options, clients, oneJvm ? Keeping.RECORDS : Keeping.NUMBERS, Clock.systemUTC());
  }

  @Override
  public CustomMetric[] supportedCustomMetrics() {
    return new CustomMetric[] {
      new KinesisRecordsMetric(), new KinesisBytesMetric(), new KinesisReadAgainMetric()
    };
  }
}
