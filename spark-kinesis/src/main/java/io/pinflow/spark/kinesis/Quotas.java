package io.pinflow.spark.kinesis;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides the records a micro-batch may hold among shards: equal parts, and what one leaves goes to
 * those that have more.
 */
final class Quotas {

  private final long max;
  private final Map<ShardBuffer, Long> asked = new HashMap<>();
  private final Map<ShardBuffer, Long> shares = new HashMap<>();

  Quotas(long max) {
    this.max = max;
  }

  void ask(ShardBuffer buffer) {
    asked.put(buffer, (long) buffer.size());
  }

  void divide() {
    long left = max;
    int askers = asked.size();
    List<Map.Entry<ShardBuffer, Long>> smallestFirst =
        asked.entrySet().stream().sorted(Comparator.comparing(Map.Entry::getValue)).toList();
    for (Map.Entry<ShardBuffer, Long> entry : smallestFirst) {
      long part = left / askers + (left % askers == 0 ? 0 : 1);
      long share = Math.min(entry.getValue(), part);
      shares.put(entry.getKey(), share);
      left -= share;
      askers--;
    }
  }

  long share(ShardBuffer buffer) {
    return shares.get(buffer);
  }
}
