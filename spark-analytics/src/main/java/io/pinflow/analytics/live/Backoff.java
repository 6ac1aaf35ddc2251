package io.pinflow.analytics.live;

import java.util.concurrent.ThreadLocalRandom;

/** Waits longer after each lost race, never as long as another one, and at last gives up. */
final class Backoff {

  static final int MAX_TRIES = 40;
  private static final long LONGEST_MILLISECONDS = 2_000;

  private final String table;
  private int tries;

  Backoff(String table) {
    this.table = table;
  }

  /**
   * Waits before the next try.
   *
   * @throws io.pinflow.analytics.AnalyticsException after too many tries
   */
  void await(Throwable lost) throws InterruptedException {
    tries++;
    if (tries == MAX_TRIES) {
      throw LiveErrors.outrun(table, tries, lost);
    }
    long limit = Math.min(LONGEST_MILLISECONDS, 20L << Math.min(tries, 10));
    Thread.sleep(ThreadLocalRandom.current().nextLong(limit / 2, limit));
  }
}
