package io.pinflow.spark.kinesis;

import io.pinflow.spark.kinesis.KinesisApiException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one shard ahead in the background, a page a run, at the pace Kinesis allows; waits out what
 * passes.
 */
final class ShardFetcher implements Runnable {

  private static final Logger LOGGER = LoggerFactory.getLogger(ShardFetcher.class);

  /** On a cluster executors read the same shards: the driver leaves half of the calls to them. */
  private static final int SHARED = 2;

  private final ReadAheadContext context;
  private final String stream;
  private final String shard;
  private final ShardCursor cursor;
  private final ShardBuffer buffer;
  private final Runnable atEnd;
  private final long periodMillis;
  private volatile long endedAt;
  private int failures;

  ShardFetcher(
      ReadAheadContext context, String stream, String shard, ShardPosition from, Runnable atEnd) {
    this.context = context;
    this.stream = stream;
    this.shard = shard;
    this.atEnd = atEnd;
    this.cursor =
        new ShardCursor(context.api(), context.losses(), context.clock(), stream, shard, from);
    this.buffer = new ShardBuffer(from, context.keeping(), context.budget());
    this.periodMillis =
        context.options().fetching().period().toMillis()
            * (context.keeping() == Keeping.NUMBERS ? SHARED : 1);
  }

  ShardBuffer buffer() {
    return buffer;
  }

  /** When the end of the shard was met, milliseconds since 1970; 0 before. */
  long endedAt() {
    return endedAt;
  }

  @Override
  public void run() {
    try {
      if (!context.paused().get()) {
        step();
      }
    } catch (RuntimeException e) {
      context.fail(e);
    }
  }

  private void step() {
    if (!context.budget().hasRoom()) {
      context.later(this, periodMillis);
      return;
    }
    long asked = context.clock().millis();
    try {
      Page page = cursor.next(context.options().fetching().maxRecords());
      failures = 0;
      if (page.ended()) {
        endedAt = Math.max(1, context.clock().millis());
      }
      buffer.add(page, asked);
      if (page.ended()) {
        atEnd.run();
      } else {
        context.later(this, pause(page, context.clock().millis() - asked));
      }
    } catch (KinesisApiException e) {
      waitOut(e);
    }
  }

  private long pause(Page page, long taken) {
    double rateMillis = page.bytes() * 1000.0 / context.options().fetching().bytesPerSecond();
    return Math.max(1, Math.max(periodMillis, Math.round(rateMillis)) - taken);
  }

  private void waitOut(KinesisApiException e) {
    failures++;
    if (!e.isPassing() || failures > BackOff.MAX_FAILURES) {
      throw e;
    }
    if (e.reason() == Reason.THROTTLED) {
      context.throttled().incrementAndGet();
    } else {
      LOGGER.warn(
          "Cannot read shard {} of stream {} for now, trying again: {}",
          shard,
          stream,
          e.getMessage());
    }
    context.later(this, BackOff.millis(failures));
  }
}
