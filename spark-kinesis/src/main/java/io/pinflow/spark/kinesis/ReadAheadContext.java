package io.pinflow.spark.kinesis;

import java.time.Clock;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What everything that reads ahead for one query shares.
 *
 * @param failure the first failure that can't be waited out
 * @param paused whether no more is to be read
 * @param throttled how often Kinesis asked for patience
 */
record ReadAheadContext(
    KinesisApi api,
    KinesisOptions options,
    Keeping keeping,
    Clock clock,
    BufferBudget budget,
    ScheduledExecutorService scheduler,
    AtomicReference<RuntimeException> failure,
    AtomicBoolean paused,
    AtomicLong throttled) {

  private static final Logger LOGGER = LoggerFactory.getLogger(ReadAheadContext.class);

  DataLoss losses() {
    return new DataLoss(options.loss());
  }

  /** Runs it once in the background, unless the query has been stopped. */
  @SuppressWarnings("FutureReturnValueIgnored") // tasks report failures themselves
  void later(Runnable task, long millis) {
    try {
      scheduler.schedule(task, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOGGER.debug("Reading has been stopped", e);
    }
  }

  /** Runs it in the background again and again. */
  @SuppressWarnings("FutureReturnValueIgnored") // tasks report failures themselves
  void every(Runnable task, long millis) {
    scheduler.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
  }

  void fail(RuntimeException e) {
    failure.compareAndSet(null, e);
  }

  void check() {
    RuntimeException found = failure.get();
    if (found != null) {
      throw KinesisErrors.readAheadFailed(found);
    }
  }
}
