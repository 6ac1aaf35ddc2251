package io.pinflow.connect.source;

import java.util.concurrent.TimeUnit;

/**
 * Who could still write at a moment: the transactions under way, as far as the database tells.
 * Immutable.
 */
final class Moment {
  private final long oldest;
  private final long next;
  private final Writers writers;
  private final long begunNanos;
  private final long endedNanos = System.nanoTime();
  private final long minAgeNanos;

  /**
   * Describes a moment that lies between a time and now.
   *
   * @param begunNanos System.nanoTime() when its observation began
   * @param oldest the oldest transaction number not yet ended, 0 where there are none
   * @param next the first transaction number not yet given, 0 where there are none
   * @param writers who may write without a number
   * @param minAgeMs how long a moment lasts at least, in milliseconds
   */
  Moment(long begunNanos, long oldest, long next, Writers writers, long minAgeMs) {
    this.begunNanos = begunNanos;
    this.oldest = oldest;
    this.next = next;
    this.writers = writers;
    this.minAgeNanos = TimeUnit.MILLISECONDS.toNanos(minAgeMs);
  }

  /** Whether its observation began after another time of System.nanoTime(). */
  boolean isAfter(long nanoTime) {
    return begunNanos - nanoTime > 0;
  }

  /**
   * Whether everyone who could write at this moment has ended at a later one (or the same): what
   * they wrote is there for every statement begun after that, or never will be.
   */
  boolean isOverAt(Moment later) {
    return (minAgeNanos == 0 || later.begunNanos - endedNanos >= minAgeNanos)
        && later.oldest >= next
        && writers.haveEndedBy(later.writers);
  }
}
