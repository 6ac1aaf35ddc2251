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
  private final AtomicLong missingSent = new AtomicLong();
  private final AtomicLong deletedSent = new AtomicLong();
  private final AtomicLong comparedChunks = new AtomicLong();
  private final AtomicLong comparisonSeconds = new AtomicLong(-1);
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

  /** A row that its topic lacked is delivered. */
  void missingSent() {
    missingSent.incrementAndGet();
  }

  /** A tombstone for a row that was deleted is delivered. */
  void deletedSent() {
    deletedSent.incrementAndGet();
  }

  /** The table has been compared with its topic. */
  void reconciled(long chunks, long seconds) {
    comparedChunks.addAndGet(chunks);
    comparisonSeconds.set(seconds);
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

  @Override
  public long getMissingSent() {
    return missingSent.get();
  }

  @Override
  public long getDeletedSent() {
    return deletedSent.get();
  }

  @Override
  public long getComparedChunks() {
    return comparedChunks.get();
  }

  @Override
  public long getComparisonSeconds() {
    return comparisonSeconds.get();
  }
}
