package io.pinflow.spark.kinesis;

import java.io.Serializable;

/**
 * The records of a shard that a micro-batch holds: those after {@code from} up to and with {@code
 * last}.
 */
record ShardRange(String stream, String shard, ShardPosition from, String last)
    implements Serializable {

  boolean holds(String sequence) {
    return from.isBefore(sequence) && !SequenceNumbers.isAfter(sequence, last);
  }
}
