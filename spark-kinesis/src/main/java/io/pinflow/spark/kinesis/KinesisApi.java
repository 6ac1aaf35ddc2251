package io.pinflow.spark.kinesis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The calls to Kinesis that reading needs. Safe for use by several threads. Every call throws
 * {@link KinesisApiException} for what Kinesis answers.
 */
interface KinesisApi extends AutoCloseable {

  /** All shards Kinesis still lists, closed ones too. */
  List<Shard> shards(String stream);

  /** How long records are kept; empty when this may not be asked. */
  Optional<Duration> retention(String stream);

  /** An iterator that begins right after what {@code position} has read. */
  String iterator(String stream, String shard, ShardPosition position);

  /** The next records of an iterator; an empty page is not the end of anything. */
  Page records(String iterator, int limit);

  @Override
  void close();
}
