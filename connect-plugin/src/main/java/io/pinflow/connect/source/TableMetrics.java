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
  private final boolean isFollowed;
  private volatile Snapshot snapshot = Snapshot.NONE;

  /**
   * Counts from zero.
   *
   * @param clockNanos a clock like System.nanoTime
   * @param isFollowed false where only chunks of the table's snapshot are read
   */
  TableMetrics(LongSupplier clockNanos, boolean isFollowed) {
    this.clockNanos = clockNanos;
    this.isFollowed = isFollowed;
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

  /** All tasks begin to read about so many rows in so many chunks. */
  void snapshotBegun(int chunks, long estimate) {
    snapshot = new Snapshot(chunks, 0, 0, estimate, -1);
  }

  /** So many of the chunks are done, and so many rows delivered at so many a second. */
  void snapshotAt(int chunksDone, long delivered, long rowsPerSecond) {
    Snapshot now = snapshot;
    long left = chunksDone == now.chunks ? 0 : Math.max(0, now.estimate - delivered);
    long secondsLeft = left == 0 ? 0 : rowsPerSecond <= 0 ? -1 : left / rowsPerSecond;
    snapshot = new Snapshot(now.chunks, chunksDone, delivered, now.estimate, secondsLeft);
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
    return isFollowed ? TimeUnit.NANOSECONDS.toSeconds(clockNanos.getAsLong() - endNanos.get()) : 0;
  }

  @Override
  public int getSnapshotChunks() {
    return snapshot.chunks;
  }

  @Override
  public int getSnapshotChunksDone() {
    return snapshot.chunksDone;
  }

  @Override
  public long getSnapshotRows() {
    return snapshot.rows;
  }

  @Override
  public long getSnapshotRowsEstimate() {
    return snapshot.estimate;
  }

  @Override
  public long getSnapshotSecondsLeft() {
    return snapshot.secondsLeft;
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

  /** How far a snapshot is. Immutable. */
  private static final class Snapshot {
    private static final Snapshot NONE = new Snapshot(0, 0, 0, 0, 0);

    private final int chunks;
    private final int chunksDone;
    private final long rows;
    private final long estimate;
    private final long secondsLeft;

    Snapshot(int chunks, int chunksDone, long rows, long estimate, long secondsLeft) {
      this.chunks = chunks;
      this.chunksDone = chunksDone;
      this.rows = rows;
      this.estimate = estimate;
      this.secondsLeft = secondsLeft;
    }
  }
}
