package io.pinflow.connect.source;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Counts what happens to one table. Thread-safe: one thread counts, any may read. */
final class TableMetrics implements TableMetricsMBean {
  private final LongSupplier clockNanos;
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private final AtomicLong reconnects = new AtomicLong();
  private final AtomicLong endNanos;

  /**
   * Counts from zero.
   *
   * @param clockNanos a clock like System.nanoTime
   */
  TableMetrics(LongSupplier clockNanos) {
    this.clockNanos = clockNanos;
    this.endNanos = new AtomicLong(clockNanos.getAsLong());
  }

  void delivered(long moreRows, long moreBytes) {
    rows.addAndGet(moreRows);
    bytes.addAndGet(moreBytes);
  }

  void failed() {
    errors.incrementAndGet();
  }

  void reconnected() {
    reconnects.incrementAndGet();
  }

  /** The table has no more rows at this moment. */
  void reachedEnd() {
    endNanos.set(clockNanos.getAsLong());
  }

  @Override
  public long getRows() {
    return rows.get();
  }

  @Override
  public long getBytes() {
    return bytes.get();
  }

  @Override
  public long getErrors() {
    return errors.get();
  }

  @Override
  public long getReconnects() {
    return reconnects.get();
  }

  @Override
  public long getLagSeconds() {
    return TimeUnit.NANOSECONDS.toSeconds(clockNanos.getAsLong() - endNanos.get());
  }
}
