package io.pinflow.spark.kinesis;

import java.util.concurrent.ThreadLocalRandom;

/** Waiting times after failures: exponential with full jitter, 0.25 s to 10 s. */
final class BackOff {

  private static final long FIRST_MILLIS = 250;
  private static final long MAX_MILLIS = 10_000;

  /** Failures in a row after which a call is given up: two minutes and more of trying. */
  static final int MAX_FAILURES = 25;

  private BackOff() {}

  /** Milliseconds to wait after {@code failures} in a row. */
  static long millis(int failures) {
    long ceiling = Math.min(MAX_MILLIS, FIRST_MILLIS << Math.min(failures, 10));
    return ThreadLocalRandom.current().nextLong(FIRST_MILLIS / 2, ceiling + 1);
  }
}
