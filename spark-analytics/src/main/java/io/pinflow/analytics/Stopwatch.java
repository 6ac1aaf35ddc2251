package io.pinflow.analytics;

/** Seconds since it was made, to the millisecond. */
final class Stopwatch {

  private final long start = System.nanoTime();

  double seconds() {
    return Math.round((System.nanoTime() - start) / 1e6) / 1e3;
  }
}
