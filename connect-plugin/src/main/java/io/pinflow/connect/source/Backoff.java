package io.pinflow.connect.source;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits between tries: each about double the one before, up to a limit, varied by chance. Not
 * thread-safe.
 */
final class Backoff {
  private final long firstMs;
  private final long maxMs;
  private int tries;

  Backoff(long firstMs, long maxMs) {
    this.firstMs = Math.min(firstMs, maxMs);
    this.maxMs = maxMs;
  }

  /** The next wait, in milliseconds: between half and all of the doubled one. */
  long nextMs() {
    long full = firstMs << Math.min(tries, Long.numberOfLeadingZeros(firstMs) - 1);
    tries++;
    long bounded = Math.min(full, maxMs);
    return bounded / 2 + ThreadLocalRandom.current().nextLong(bounded - bounded / 2 + 1);
  }

  /** Tries since the last success. */
  int tries() {
    return tries;
  }

  void succeeded() {
    tries = 0;
  }
}
