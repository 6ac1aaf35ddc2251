package io.pinflow.connect.source;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Bounds rows and bytes a second: what was delivered must have had its time before more is. Time
 * without rows is not saved up, so that a table that was quiet brings no flood. Not thread-safe.
 */
final class RateLimit {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final long rowsPerSecond;
  private final long bytesPerSecond;
  private final LongSupplier nanoTime;
  private long dueNanos;

  /**
   * Sets bounds; zero is none.
   *
   * @param nanoTime the clock
   */
  RateLimit(long rowsPerSecond, long bytesPerSecond, LongSupplier nanoTime) {
    this.rowsPerSecond = rowsPerSecond;
    this.bytesPerSecond = bytesPerSecond;
    this.nanoTime = nanoTime;
    this.dueNanos = nanoTime.getAsLong();
  }

  /** Whether nothing is bounded. */
  boolean isNone() {
    return rowsPerSecond == 0 && bytesPerSecond == 0;
  }

  /** Time until more may be delivered, in nanoseconds; zero or less means now. */
  long waitNanos() {
    return isNone() ? 0 : dueNanos - nanoTime.getAsLong();
  }

  /** An empty batch for at most a second's worth. */
  RecordBatch batch(int maxRows, long maxBytes) {
    long rows = rowsPerSecond == 0 ? maxRows : Math.min(maxRows, rowsPerSecond);
    long bytes = bytesPerSecond == 0 ? maxBytes : Math.min(maxBytes, bytesPerSecond);
    return new RecordBatch((int) rows, bytes);
  }

  /** Takes in what is delivered. */
  void delivered(RecordBatch batch) {
    delivered(batch.size(), batch.bytes());
  }

  /** Takes in rows of so many bytes. */
  void delivered(long rows, long bytes) {
    if (!isNone() && rows > 0) {
      double seconds = Math.max(share(rows, rowsPerSecond), share(bytes, bytesPerSecond));
      long now = nanoTime.getAsLong();
      dueNanos = (dueNanos - now > 0 ? dueNanos : now) + (long) (seconds * NANOS_PER_SECOND);
    }
  }

  private static double share(long amount, long perSecond) {
    return perSecond == 0 ? 0 : (double) amount / perSecond;
  }
}
