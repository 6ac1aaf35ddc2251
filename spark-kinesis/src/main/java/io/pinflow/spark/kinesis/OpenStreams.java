package io.pinflow.spark.kinesis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The streams open in this JVM, by id: how a task that runs in the driver's JVM finds what the
 * driver has read ahead. The only state that is static; a stream is in it from its start to its
 * stop.
 */
final class OpenStreams {

  private static final Map<String, ReadAhead> OPEN = new ConcurrentHashMap<>();

  private OpenStreams() {}

  static void add(String source, ReadAhead readAhead) {
    OPEN.put(source, readAhead);
  }

  static void remove(String source) {
    OPEN.remove(source);
  }

  static Optional<List<KinesisRecord>> records(String source, ShardRange range) {
    return Optional.ofNullable(OPEN.get(source)).flatMap(reading -> reading.records(range));
  }
}
