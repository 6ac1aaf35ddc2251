package io.pinflow.connect.sink;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** When the open objects of a topic partition are landed: the configured limits. Immutable. */
final class RotationPolicy {

  private final int maxRecords;
  private final long maxBytes;
  private final long intervalMillis;
  private final long scheduleMillis;
  private final long idleMillis;
  private final boolean onFolderChange;
  private final ZoneId zone;

  RotationPolicy(S3SinkConfig config) {
    this.maxRecords = config.flushSize();
    this.maxBytes = config.flushBytes();
    this.intervalMillis = config.rotateIntervalMillis();
    this.scheduleMillis = config.rotateScheduleMillis();
    this.idleMillis = config.rotateIdleMillis();
    this.onFolderChange = intervalMillis > 0 && config.rotatesOnPartitionChange();
    this.zone = config.timezone().orElse(ZoneOffset.UTC);
  }

  boolean isFull(long records, long bytes) {
    return records >= maxRecords || (maxBytes > 0 && bytes >= maxBytes);
  }

  boolean spansInterval(long firstMillis, long millis) {
    return intervalMillis > 0 && millis - firstMillis >= intervalMillis;
  }

  boolean splitsFolders() {
    return onFolderChange;
  }

  boolean usesRecordTime() {
    return intervalMillis > 0;
  }

  /** When objects without a new record since the given time are due; never is the largest long. */
  long idleDeadline(long lastRecordMillis) {
    return idleMillis > 0 ? lastRecordMillis + idleMillis : Long.MAX_VALUE;
  }

  /** The next scheduled time after now: counted from midnight, and midnight itself. */
  long scheduleDeadline(long nowMillis) {
    if (scheduleMillis <= 0) {
      return Long.MAX_VALUE;
    }
    ZonedDateTime midnight =
        Instant.ofEpochMilli(nowMillis).atZone(zone).toLocalDate().atStartOfDay(zone);
    long start = midnight.toInstant().toEpochMilli();
    long next = start + ((nowMillis - start) / scheduleMillis + 1) * scheduleMillis;
    return Math.min(next, midnight.plusDays(1).toInstant().toEpochMilli());
  }
}
