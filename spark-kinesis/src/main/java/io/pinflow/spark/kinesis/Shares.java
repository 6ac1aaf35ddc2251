package io.pinflow.spark.kinesis;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides the records a micro-batch may hold among shards: equal parts, and what one leaves goes to
 * those that have more.
 */
final class Shares {

  private Shares() {}

  static Map<ShardBuffer, Long> of(List<ShardBuffer> buffers, long max) {
    Map<ShardBuffer, Long> sizes = new HashMap<>();
    buffers.forEach(buffer -> sizes.put(buffer, (long) buffer.size()));
    List<ShardBuffer> smallestFirst =
        buffers.stream().sorted(Comparator.comparing(sizes::get)).toList();
    Map<ShardBuffer, Long> shares = new HashMap<>();
    long left = max;
    for (ShardBuffer buffer : smallestFirst) {
      int waiting = smallestFirst.size() - shares.size();
      long part = left / waiting + (left % waiting == 0 ? 0 : 1);
      long share = Math.min(sizes.get(buffer), part);
      shares.put(buffer, share);
      left -= share;
    }
    return shares;
  }
}
