package io.pinflow.connect.source;

/** When the snapshots of a table begin, each of which is named by the time it began. Immutable. */
final class SnapshotSchedule {
  private static final int ALPHABET = 36;

  private final long intervalMs;

  /**
   * Makes a schedule.
   *
   * @param intervalMs the time from the begin of one snapshot to that of the next, in milliseconds;
   *     0 when there is but one
   */
  SnapshotSchedule(long intervalMs) {
    this.intervalMs = intervalMs;
  }

  /** The name of a snapshot that begins now. */
  static String newId() {
    return Long.toString(System.currentTimeMillis(), ALPHABET);
  }

  /**
   * Checks that a text is such a name.
   *
   * @throws IllegalArgumentException when it is none
   */
  static void requireId(String text) {
    Long.parseLong(text, ALPHABET);
  }

  /** Whether one snapshot began after another. */
  static boolean isLater(String id, String other) {
    return Long.parseLong(id, ALPHABET) > Long.parseLong(other, ALPHABET);
  }

  /** Whether there is ever another one. */
  boolean repeats() {
    return intervalMs > 0;
  }

  /** Whether it is time for the one after this. */
  boolean isNextDue(String id) {
    return repeats() && System.currentTimeMillis() - Long.parseLong(id, ALPHABET) >= intervalMs;
  }

  /** What follows one that is done, for the log. */
  String describe() {
    return repeats() ? "its next snapshot" : "nothing, for its rows were asked for once";
  }
}
