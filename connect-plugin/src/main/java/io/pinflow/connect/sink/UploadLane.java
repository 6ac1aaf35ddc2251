package io.pinflow.connect.sink;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The uploads of one topic partition, strictly one after another, on a shared pool. A passing
 * failure waits and repeats; a batch that did not land as it is, or any other failure, halts the
 * lane until its owner has looked. Thread-safe: the owner submits and polls, the pool works.
 */
final class UploadLane {

  private static final Logger LOGGER = LoggerFactory.getLogger(UploadLane.class);
  private static final long MAX_BACKOFF_MILLIS = 60_000;

  private final String name;
  private final ScheduledExecutorService pool;
  private final long backoffMillis;
  private final Queue<UploadStep> steps = new ArrayDeque<>();
  private final Queue<SealedBatch> done = new ArrayDeque<>();
  private final Set<ObjectUpload> begun = new LinkedHashSet<>();
  private long waitingBytes;
  private int failures;
  private boolean working;
  private boolean halted;
  private boolean cancelled;
  private RuntimeException fatal;
  private Future<?> repeat = CompletableFuture.completedFuture(null);

  UploadLane(String name, ScheduledExecutorService pool, long backoffMillis) {
    this.name = name;
    this.pool = pool;
    this.backoffMillis = Math.max(1, backoffMillis);
  }

  /** Takes over a full part of an object. */
  void submit(ObjectUpload upload, ChunkBuffer part) {
    synchronized (this) {
      begun.add(upload);
    }
    submit(UploadStep.part(upload, part));
  }

  /** Takes over a batch. */
  void submit(SealedBatch batch) {
    submit(UploadStep.landing(batch));
  }

  private synchronized void submit(UploadStep step) {
    steps.add(step);
    waitingBytes += step.bytes();
    if (!working && !halted) {
      working = true;
      pool.execute(this::work);
    }
  }

  /** The next batch that is through, landed as it is or not; in order. */
  synchronized Optional<SealedBatch> nextDone() {
    if (fatal != null) {
      throw fatal;
    }
    return Optional.ofNullable(done.poll());
  }

  synchronized boolean isEmpty() {
    return steps.isEmpty() && done.isEmpty() && fatal == null;
  }

  synchronized int waitingSteps() {
    return steps.size();
  }

  synchronized long waitingBytes() {
    return waitingBytes;
  }

  /** Gives up what waits behind a batch that halted the lane, and takes work again. */
  void restart() {
    abandon();
    synchronized (this) {
      done.clear();
      halted = false;
    }
  }

  /** Gives up everything that has not landed and leaves nothing unfinished in the store. */
  synchronized void cancel() {
    cancelled = true;
    repeat.cancel(false);
    if (!working) {
      working = true;
      pool.execute(this::abandon);
    }
  }

  private void work() {
    UploadStep step = current();
    while (step != null) {
      try {
        step.run();
      } catch (PassingFailure failure) {
        step = repeatLater(failure) ? null : current();
        continue;
      } catch (RuntimeException failure) {
        halt(failure);
        step = current();
        continue;
      }
      finished(step);
      step = current();
    }
  }

  /** The step to do, or null when there is none to do now. */
  private UploadStep current() {
    synchronized (this) {
      if (!cancelled) {
        UploadStep step = halted ? null : steps.peek();
        working = step != null;
        return step;
      }
    }
    abandon();
    return null;
  }

  private synchronized void finished(UploadStep step) {
    failures = 0;
    steps.remove();
    waitingBytes -= step.bytes();
    step.batch().ifPresent(this::landed);
  }

  private void landed(SealedBatch batch) {
    done.add(batch);
    batch.files().forEach(file -> begun.remove(file.upload()));
    halted = !batch.isLandedAsIs();
  }

  private synchronized void halt(RuntimeException failure) {
    halted = true;
    fatal = failure;
  }

  /** False when the lane was cancelled meanwhile and nothing is to be repeated. */
  private synchronized boolean repeatLater(PassingFailure failure) {
    if (cancelled) {
      return false;
    }
    long wait = Math.min(MAX_BACKOFF_MILLIS, backoffMillis << Math.min(failures, 10));
    failures++;
    LOGGER.warn(
        "{}: {}. Nothing is lost; attempt {} follows in {} ms.",
        name,
        failure.getMessage(),
        failures + 1,
        wait);
    working = false;
    repeat = pool.schedule(this::resume, wait, TimeUnit.MILLISECONDS);
    return true;
  }

  private void resume() {
    synchronized (this) {
      if (working || cancelled) {
        return;
      }
      working = true;
    }
    work();
  }

  private void abandon() {
    Set<ObjectUpload> unfinished;
    synchronized (this) {
      steps.forEach(UploadStep::release);
      steps.clear();
      waitingBytes = 0;
      unfinished = new LinkedHashSet<>(begun);
      begun.clear();
    }
    unfinished.forEach(this::abort);
  }

  private void abort(ObjectUpload upload) {
    try {
      upload.abort();
    } catch (RuntimeException failure) {
      LOGGER.warn(
          "{}: an unfinished upload stays in the bucket until its lifecycle rule removes it: {}",
          name,
          failure.getMessage());
    }
  }
}
