package io.pinflow.connect.source;

/** How far a comparison may go. Immutable. */
final class ReconcileLimits {
  /** So many keys may be deleted whatever their share: of a small table they are a large one. */
  private static final int FREE_DELETES = 100;

  private static final int PERCENT = 100;

  private final int maxKeys;
  private final int maxDeletedPercent;
  private final boolean resendsExpired;

  /**
   * Sets limits.
   *
   * @param maxKeys how many keys are held in memory
   * @param maxDeletedPercent the share of the topic's keys that may be gone from the table
   * @param resendsExpired whether rows are sent that the topic may have had once
   */
  ReconcileLimits(int maxKeys, int maxDeletedPercent, boolean resendsExpired) {
    this.maxKeys = maxKeys;
    this.maxDeletedPercent = maxDeletedPercent;
    this.resendsExpired = resendsExpired;
  }

  int maxKeys() {
    return maxKeys;
  }

  boolean resendsExpired() {
    return resendsExpired;
  }

  boolean refusesToDelete(long deleted, long keys) {
    return deleted > FREE_DELETES && deleted * PERCENT > keys * maxDeletedPercent;
  }
}
