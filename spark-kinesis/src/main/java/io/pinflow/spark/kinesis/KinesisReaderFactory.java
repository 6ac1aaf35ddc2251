package io.pinflow.spark.kinesis;

import io.pinflow.spark.kinesis.KinesisOptions.Aggregated;
import io.pinflow.spark.kinesis.KinesisOptions.Fetching;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;

/** What executors are sent to make their readers from. */
record KinesisReaderFactory(
    ApiFactory clients, DataLoss losses, Fetching fetching, Aggregated aggregated)
    implements PartitionReaderFactory {

  private static final long serialVersionUID = 1L;

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    return new KinesisPartitionReader((KinesisInputPartition) partition, this);
  }

  /** Without credentials. */
  @Override
  public String toString() {
    return "KinesisReaderFactory";
  }
}
