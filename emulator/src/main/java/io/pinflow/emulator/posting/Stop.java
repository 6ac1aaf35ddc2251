package io.pinflow.emulator.posting;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish to end: asked for once, seen by all threads; times are of {@link System#nanoTime}. */
public final class Stop {
  private final CountDownLatch requested = new CountDownLatch(1);
  private volatile long time;

  /** Asks for the end; later calls change nothing. */
  public synchronized void request() {
    if (!isRequested()) {
      time = System.nanoTime();
      requested.countDown();
    }
  }

  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Waits for a time, but no longer than to the stop; true if the time came before the stop. */
  public boolean waitUntil(long due) throws InterruptedException {
    long remaining = due - System.nanoTime();
    if (remaining > 0 && !isRequested()) {
      boolean stopped = requested.await(remaining, TimeUnit.NANOSECONDS);
      return !stopped || isBeforeStop(due);
    }
    return isBeforeStop(due);
  }

  /** Whether a time lies before the stop; any does while there is none. */
  public boolean isBeforeStop(long due) {
    return !isRequested() || due - time <= 0;
  }
}
