package io.pinflow.connect.sink;

/** Watches the open objects of one topic partition and says when they are due. Not thread-safe. */
final class Rotation {

  private final RotationPolicy policy;
  private long records;
  private long firstRecordTime;
  private long lastArrival;
  private long schedule = Long.MAX_VALUE;
  private String lastFolder;

  Rotation(RotationPolicy policy) {
    this.policy = policy;
  }

  /** Whether a record of that folder and time must not join the open objects. */
  boolean isDueBefore(String folder, long recordTime) {
    return records > 0
        && (policy.spansInterval(firstRecordTime, recordTime)
            || (policy.splitsFolders() && !folder.equals(lastFolder)));
  }

  void recordAdded(String folder, long recordTime, long nowMillis) {
    if (records == 0) {
      firstRecordTime = recordTime;
      schedule = policy.scheduleDeadline(nowMillis);
    }
    records++;
    lastFolder = folder;
    lastArrival = nowMillis;
  }

  /** Records are held back by us: that none comes doesn't mean there is none. */
  void heldBack(long nowMillis) {
    lastArrival = nowMillis;
  }

  /** Whether the objects hold enough. */
  boolean isFull(long bytes) {
    return policy.isFull(records, bytes);
  }

  /** Whether the clock alone makes the open objects due. */
  boolean isDueAt(long nowMillis) {
    return records > 0 && nowMillis >= deadline();
  }

  /** When the clock makes the open objects due; the largest long when nothing is open. */
  long deadline() {
    return records == 0 ? Long.MAX_VALUE : Math.min(schedule, policy.idleDeadline(lastArrival));
  }

  void restart() {
    records = 0;
    schedule = Long.MAX_VALUE;
  }
}
