package io.pinflow.spark.kinesis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What has been read of one shard and not been processed for good. Thread-safe: filled by the
 * thread that reads ahead, cut by the one that plans micro-batches, read by tasks.
 */
final class ShardBuffer {

  private final ShardPosition from;
  private final Keeping keeping;
  private final BufferBudget budget;
  private final Deque<Held> held = new ArrayDeque<>();
  private String base;
  private boolean ended;
  private long readUpTo;
  private long millisBehind;
  private long total;

  ShardBuffer(ShardPosition from, Keeping keeping, BufferBudget budget) {
    this.from = from;
    this.base = from.after();
    this.keeping = keeping;
    this.budget = budget;
  }

  /**
   * Takes a page in.
   *
   * @param asked when it was asked for, milliseconds since 1970
   */
  synchronized void add(Page page, long asked) {
    for (KinesisRecord record : page.records()) {
      Held entry =
          new Held(
              record.sequence(),
              record.arrival(),
              record.bytes(),
              keeping == Keeping.RECORDS ? record : null);
      held.add(entry);
      budget.take(entry.weight());
    }
    total += page.records().size();
    ended = page.ended();
    millisBehind = page.millisBehind();
    readUpTo = asked - millisBehind;
  }

  /** Where the shard's reading began. */
  ShardPosition from() {
    return from;
  }

  synchronized int size() {
    return held.size();
  }

  synchronized boolean ended() {
    return ended;
  }

  /** The time up to which everything has been read; 0 before the first page. */
  synchronized long readUpTo() {
    return readUpTo;
  }

  synchronized long millisBehind() {
    return millisBehind;
  }

  synchronized long total() {
    return total;
  }

  /** Forgets what has been processed. */
  synchronized void release(ShardPosition processed) {
    while (!held.isEmpty() && !processed.isBefore(held.peek().sequence())) {
      Held entry = held.remove();
      base = entry.sequence();
      budget.give(entry.weight());
    }
  }

  /** Forgets everything: nobody will ask any more. */
  synchronized void clear() {
    held.forEach(entry -> budget.give(entry.weight()));
    held.clear();
  }

  /**
   * The position {@code max} records at most after {@code start}, up to which has been released.
   */
  synchronized ShardPosition cut(ShardPosition start, long max) {
    if (held.isEmpty()) {
      return ended ? start.end() : start.idleUntil(readUpTo);
    }
    if (max <= 0) {
      return start;
    }
    if (max >= held.size()) {
      ShardPosition all = start.after(held.getLast().sequence(), readUpTo);
      return ended ? all.end() : all;
    }
    Held last = held.stream().skip(max - 1).findFirst().orElseThrow();
    return start.after(last.sequence(), last.arrival());
  }

  /** The records of the range, if all of them are held. */
  synchronized Optional<List<KinesisRecord>> records(ShardRange range) {
    if (keeping == Keeping.NUMBERS || !covers(range)) {
      return Optional.empty();
    }
    List<KinesisRecord> found = new ArrayList<>();
    for (Held entry : held) {
      if (SequenceNumbers.isAfter(entry.sequence(), range.last())) {
        break;
      }
      if (range.from().isBefore(entry.sequence())) {
        found.add(entry.record());
      }
    }
    return Optional.of(found);
  }

  private boolean covers(ShardRange range) {
    String after = range.from().after();
    boolean begins =
        base == null
            ? range.from().readsFrom(from)
            : after != null && !SequenceNumbers.isAfter(base, after);
    return begins
        && !held.isEmpty()
        && !SequenceNumbers.isAfter(range.last(), held.getLast().sequence());
  }

  private record Held(String sequence, long arrival, int bytes, KinesisRecord record) {

    private static final long OVERHEAD = 200;

    long weight() {
      return OVERHEAD + (record == null ? 0 : bytes);
    }
  }
}
