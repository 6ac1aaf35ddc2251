package io.pinflow.spark.kinesis;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** The rows of the source: the columns of Databricks' own. */
final class KinesisRows {

  static final StructType SCHEMA =
      new StructType()
          .add("partitionKey", DataTypes.StringType)
          .add("data", DataTypes.BinaryType)
          .add("stream", DataTypes.StringType)
          .add("shardId", DataTypes.StringType)
          .add("sequenceNumber", DataTypes.StringType)
          .add("approximateArrivalTimestamp", DataTypes.TimestampType);

  private static final long MICROS = 1_000;

  private KinesisRows() {}

  static InternalRow row(String stream, String shard, KinesisRecord record) {
    return new GenericInternalRow(
        new Object[] {
          UTF8String.fromString(record.partitionKey()),
          record.data(),
          UTF8String.fromString(stream),
          UTF8String.fromString(shard),
          UTF8String.fromString(record.sequence()),
          record.arrival() * MICROS
        });
  }
}
