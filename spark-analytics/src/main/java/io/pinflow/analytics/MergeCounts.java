package io.pinflow.analytics;

import java.util.concurrent.atomic.LongAdder;

/** What one run brought into one table; safe for use from any thread. */
final class MergeCounts {

  private final LongAdder objects = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder rowsRead = new LongAdder();
  private final LongAdder inserted = new LongAdder();
  private final LongAdder updated = new LongAdder();

  void read(long objectCount, long byteCount, long rowCount) {
    objects.add(objectCount);
    bytes.add(byteCount);
    rowsRead.add(rowCount);
  }

  void merged(long insertedRows, long updatedRows) {
    inserted.add(insertedRows);
    updated.add(updatedRows);
  }

  long objects() {
    return objects.sum();
  }

  long bytes() {
    return bytes.sum();
  }

  long rowsRead() {
    return rowsRead.sum();
  }

  long inserted() {
    return inserted.sum();
  }

  long updated() {
    return updated.sum();
  }
}
