package io.pinflow.launcher;

/**
 * Measures how long one stage took, from its first call of {@link #start()} to the first of {@link
 * #stop()}.
 */
final class Stopwatch {
  private static final double NANOS_PER_SECOND = 1e9;

  private long started;
  private long stopped;

  synchronized void start() {
    if (started == 0) {
      started = System.nanoTime();
    }
  }

  synchronized void stop() {
    if (started != 0 && stopped == 0) {
      stopped = System.nanoTime();
    }
  }

  synchronized boolean isStopped() {
    return stopped != 0;
  }

  /** Seconds between start and stop, or until now; 0 when not started. */
  synchronized double seconds() {
    if (started == 0) {
      return 0;
    }
    return ((stopped == 0 ? System.nanoTime() : stopped) - started) / NANOS_PER_SECOND;
  }
}
