package io.pinflow.spark.kinesis;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes all shards of a query may hold read ahead. Thread-safe. */
final class BufferBudget {

  private final long max;
  private final AtomicLong held = new AtomicLong();

  BufferBudget(long max) {
    this.max = max;
  }

  boolean hasRoom() {
    return held.get() < max;
  }

  long held() {
    return held.get();
  }

  void take(long bytes) {
    held.addAndGet(bytes);
  }

  void give(long bytes) {
    held.addAndGet(-bytes);
  }
}
