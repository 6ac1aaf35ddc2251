package io.pinflow.spark.kinesis;

import io.pinflow.spark.kinesis.KinesisOptions.Fetching;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Reads exactly the records of a range from Kinesis, waiting out what passes: what a task does when
 * the driver is elsewhere, or when a logged micro-batch is run again.
 */
final class RangeReader implements Iterator<KinesisRecord> {

  /** On a cluster the driver reads the same shards. */
  private static final int SHARED = 2;

  /** Empty pages at the tip of the stream after which what was there before is taken for gone. */
  private static final int TIP_PAGES = 3;

  private final ShardCursor cursor;
  private final ShardRange range;
  private final DataLoss losses;
  private final Fetching fetching;
  private final Queue<KinesisRecord> page = new ArrayDeque<>();
  private boolean done;
  private int atTip;
  private long lastAsked;

  RangeReader(KinesisApi api, DataLoss losses, Fetching fetching, ShardRange range) {
    this.cursor =
        new ShardCursor(
            api, losses, Clock.systemUTC(), range.stream(), range.shard(), range.from());
    this.range = range;
    this.losses = losses;
    this.fetching = fetching;
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && !done) {
      take(fetch());
    }
    return !page.isEmpty();
  }

  @Override
  public KinesisRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.remove();
  }

  private void take(Page fetched) {
    boolean met = false;
    for (KinesisRecord record : fetched.records()) {
      if (range.holds(record.sequence())) {
        page.add(record);
      }
      met |= record.sequence().equals(range.last());
      done |= !SequenceNumbers.isAfter(range.last(), record.sequence());
    }
    done |= isGone(fetched, met);
  }

  /** Whether the last record of the range can't come any more; reported as a loss. */
  private boolean isGone(Page fetched, boolean met) {
    atTip = fetched.records().isEmpty() && fetched.millisBehind() == 0 ? atTip + 1 : 0;
    boolean passed = done && !met;
    boolean over = !done && (fetched.ended() || atTip >= TIP_PAGES);
    if (passed || over) {
      losses.report(
          range.stream(), range.shard(), "a record that was read before is no longer there");
    }
    return passed || over;
  }

  private Page fetch() {
    for (int failures = 1; ; failures++) {
      try {
        pace();
        return cursor.next(fetching.maxRecords());
      } catch (KinesisApiException e) {
        if (!e.isPassing() || failures > BackOff.MAX_FAILURES) {
          throw KinesisErrors.cannotRead(range.stream(), range.shard(), e);
        }
        Pauses.sleep(BackOff.millis(failures));
      }
    }
  }

  private void pace() {
    long wait = lastAsked + fetching.period().toNanos() * SHARED - System.nanoTime();
    if (lastAsked != 0 && wait > 0) {
      Pauses.sleep(wait / 1_000_000 + 1);
    }
    lastAsked = System.nanoTime();
  }
}
