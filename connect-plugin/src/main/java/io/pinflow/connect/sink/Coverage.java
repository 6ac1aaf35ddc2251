package io.pinflow.connect.sink;

import java.util.HashMap;
import java.util.Map;

/** Up to which offset the store is known to hold the records of each folder. Not thread-safe. */
final class Coverage {

  private final Map<String, Long> lastOffsets = new HashMap<>();
  private long furthest = -1;

  void add(String folder, long lastOffset) {
    lastOffsets.merge(folder, lastOffset, Math::max);
    furthest = Math.max(furthest, lastOffset);
  }

  boolean holds(String folder, long offset) {
    return offset <= furthest && offset <= lastOffsets.getOrDefault(folder, -1L);
  }

  /** Whether no known object reaches to or beyond the offset. */
  boolean endsBefore(long offset) {
    return furthest < offset;
  }

  void clear() {
    lastOffsets.clear();
    furthest = -1;
  }
}
