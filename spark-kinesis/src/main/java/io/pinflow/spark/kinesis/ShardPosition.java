package io.pinflow.spark.kinesis;

import java.io.Serializable;
import java.util.Optional;

/**
 * Where reading of a shard stands: at its oldest record, at a time, or after a record.
 *
 * @param first the sequence number the shard begins with, by which a shard of a stream deleted and
 *     created again is told from this one
 * @param after the last record read, null before the first
 * @param time milliseconds since 1970: without {@code after} where to begin, 0 for the oldest
 *     record; with it the time up to which the shard is known to be read
 * @param ended whether the shard is closed and read to its end
 */
record ShardPosition(String first, String after, long time, boolean ended) implements Serializable {

  /** How much a time may lag before it is brought up to date for its own sake. */
  static final long IDLE_MILLIS = 3_600_000;

  /** Left between our clock and Kinesis'. */
  static final long CLOCK_MILLIS = 600_000;

  static ShardPosition oldest(String first) {
    return new ShardPosition(first, null, 0, false);
  }

  static ShardPosition at(String first, long millis) {
    return new ShardPosition(first, null, millis, false);
  }

  Optional<String> lastRead() {
    return Optional.ofNullable(after);
  }

  boolean isOldest() {
    return after == null && time == 0;
  }

  ShardPosition after(String sequence, long readUpTo) {
    return new ShardPosition(first, sequence, readUpTo, ended);
  }

  ShardPosition end() {
    return new ShardPosition(first, after, time, true);
  }

  /** The oldest record still kept, when what this position names is gone. */
  ShardPosition backToOldest() {
    return oldest(first);
  }

  /**
   * The position of an idle shard brought forward, so that the next start doesn't search days of
   * nothing; unchanged for an hour at a time, since a changed position is a micro-batch.
   */
  ShardPosition idleUntil(long readUpTo) {
    if (isOldest() || ended || readUpTo - time < IDLE_MILLIS) {
      return this;
    }
    return new ShardPosition(first, after, readUpTo - CLOCK_MILLIS, false);
  }

  /** Whether {@code sequence} is still to be read. */
  boolean isBefore(String sequence) {
    return after == null || SequenceNumbers.isAfter(sequence, after);
  }

  /** Whether both have read the same records, whatever their times. */
  boolean readsFrom(ShardPosition other) {
    return after == null ? other.after == null && time == other.time : after.equals(other.after);
  }
}
