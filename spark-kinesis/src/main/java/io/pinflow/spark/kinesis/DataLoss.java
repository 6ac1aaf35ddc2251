package io.pinflow.spark.kinesis;

import io.pinflow.spark.kinesis.KinesisOptions.LossPolicy;
import java.io.Serializable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what records that may have been lost mean: the end of the query, or a warning. */
record DataLoss(LossPolicy policy) implements Serializable {

  private static final Logger LOGGER = LoggerFactory.getLogger(DataLoss.class);

  /** Throws, or warns and returns. */
  void report(String stream, String shard, String what) {
    if (policy == LossPolicy.FAIL) {
      throw KinesisErrors.dataLoss(stream, shard, what);
    }
    LOGGER.warn(
        "Records of shard {} of stream {} may have been lost: {}. Going on with the oldest there"
            + " is, as failOnDataLoss is false.",
        shard,
        stream,
        what);
  }
}
