package io.pinflow.analytics;

/** Seconds since it was made, to the millisecond. */
public final class Stopwatch {

  private final long start = System.nanoTime();

  /** Since it was made. */
  public double seconds() {
    return Math.round((System.nanoTime() - start) / 1e6) / 1e3;
  }
}
