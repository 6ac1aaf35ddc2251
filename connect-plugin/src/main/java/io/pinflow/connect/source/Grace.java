package io.pinflow.connect.source;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long what only a person can mend is borne before it ends the task: the person may be at it. A
 * table swapped by two renames, a grant renewed and a password changed all look final for a moment.
 * Not thread-safe.
 */
final class Grace {
  private final long nanos;
  private final LongSupplier clockNanos;
  private boolean running;
  private long sinceNanos;

  /**
   * A grace that starts with the first failure.
   *
   * @param milliseconds its length; zero for none, negative for one without end
   * @param clockNanos a clock like System.nanoTime
   */
  Grace(long milliseconds, LongSupplier clockNanos) {
    this.nanos = milliseconds < 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(milliseconds);
    this.clockNanos = clockNanos;
  }

  /** One more such failure; true when there have been such failures for too long. */
  boolean isOverAtFailure() {
    long now = clockNanos.getAsLong();
    if (!running) {
      running = true;
      sinceNanos = now;
    }
    return now - sinceNanos >= nanos;
  }

  /** It is mended, or was something else: the next such failure starts a grace of its own. */
  void reset() {
    running = false;
  }
}
