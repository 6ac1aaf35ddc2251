package io.pinflow.connect.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/** Records for one poll, bounded in number and bytes. Not thread-safe. */
final class RecordBatch {
  private final List<SourceRecord> records = new ArrayList<>();
  private final int maxRows;
  private final long maxBytes;
  private long bytes;

  RecordBatch(int maxRows, long maxBytes) {
    this.maxRows = maxRows;
    this.maxBytes = maxBytes;
  }

  void add(SourceRecord row, int weight) {
    records.add(row);
    bytes += weight;
  }

  boolean isFull() {
    return records.size() >= maxRows || bytes >= maxBytes;
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  int size() {
    return records.size();
  }

  /** Rough size of all rows, in bytes. */
  long bytes() {
    return bytes;
  }

  /** Rough size of a row of this batch, in bytes, at least one. */
  long averageBytes() {
    return records.isEmpty() ? 1 : Math.max(1, bytes / records.size());
  }

  List<SourceRecord> records() {
    return records;
  }
}
