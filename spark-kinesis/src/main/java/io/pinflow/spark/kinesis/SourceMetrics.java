package io.pinflow.spark.kinesis;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The numbers of a streaming query's progress, under {@code sources[].metrics}. */
final class SourceMetrics {

  /** More shards than this are summed up, not listed. */
  private static final int MAX_LISTED = 100;

  private SourceMetrics() {}

  static Map<String, String> of(ReadAhead reading) {
    Map<String, String> metrics = new TreeMap<>();
    Map<String, ShardFetcher> shards = new TreeMap<>();
    reading
        .streams()
        .forEach(
            (stream, one) ->
                one.fetchers().forEach((id, shard) -> shards.put(stream + "/" + id, shard)));
    List<ShardBuffer> open =
        shards.values().stream()
            .map(ShardFetcher::buffer)
            .filter(buffer -> !buffer.ended())
            .toList();
    put(metrics, "millisBehindLatest", largest(open));
    put(metrics, "shards", open.size());
    put(metrics, "bufferedRecords", reading.buffered());
    put(metrics, "bufferedBytes", reading.context().budget().held());
    put(metrics, "throttled", reading.context().throttled().get());
    put(metrics, "records", total(shards));
    if (shards.size() <= MAX_LISTED) {
      shards.forEach((name, shard) -> put(metrics, "records." + name, shard.buffer().total()));
    }
    return metrics;
  }

  private static void put(Map<String, String> metrics, String name, long value) {
    metrics.put(name, Long.toString(value));
  }

  private static long largest(List<ShardBuffer> buffers) {
    return buffers.stream()
        .map(ShardBuffer::millisBehind)
        .max(Comparator.naturalOrder())
        .orElse(0L);
  }

  private static long total(Map<String, ShardFetcher> shards) {
    return shards.values().stream().mapToLong(shard -> shard.buffer().total()).sum();
  }
}
