package io.pinflow.spark.kinesis;

import java.util.List;
import java.util.Optional;

/**
 * One answer of GetRecords.
 *
 * @param next the iterator to go on with; empty at the end of a closed shard
 * @param millisBehind how far the end of this page is behind the tip of the stream
 */
record Page(List<KinesisRecord> records, Optional<String> next, long millisBehind) {

  Page {
    records = List.copyOf(records);
  }

  boolean ended() {
    return next.isEmpty();
  }

  long bytes() {
    return records.stream().mapToLong(KinesisRecord::bytes).sum();
  }
}
