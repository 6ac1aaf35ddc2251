package io.pinflow.connect.sink;

import java.util.Map;
import java.util.Optional;

/** What an object says of itself in its metadata: the last offset it holds and how many records. */
final class StoredRange {

  static final String NOTE = "pinflow-range-note";

  private static final String LAST_OFFSET = "pinflow-last-offset";
  private static final String RECORD_COUNT = "pinflow-record-count";

  private final long lastOffset;
  private final long recordCount;

  StoredRange(long lastOffset, long recordCount) {
    this.lastOffset = lastOffset;
    this.recordCount = recordCount;
  }

  /** The range in the user metadata of an object, if it was written by this sink in one request. */
  static Optional<StoredRange> of(Map<String, String> metadata) {
    String last = metadata.get(LAST_OFFSET);
    String count = metadata.get(RECORD_COUNT);
    return last == null || count == null
        ? Optional.empty()
        : Optional.of(new StoredRange(Long.parseLong(last), Long.parseLong(count)));
  }

  long lastOffset() {
    return lastOffset;
  }

  Map<String, String> metadata() {
    return Map.of(LAST_OFFSET, Long.toString(lastOffset), RECORD_COUNT, Long.toString(recordCount));
  }
}
