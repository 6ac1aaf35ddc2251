package io.pinflow.spark.kinesis;

import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * What one task reads.
 *
 * @param source id of the stream in the driver's JVM
 */
record KinesisInputPartition(String source, List<ShardRange> ranges) implements InputPartition {

  private static final long serialVersionUID = 1L;

  KinesisInputPartition {
    ranges = List.copyOf(ranges);
  }
}
