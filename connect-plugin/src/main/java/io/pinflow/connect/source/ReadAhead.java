package io.pinflow.connect.source;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Reads the next batch, on a thread of its own, while Connect sends the last one: as long as there
 * is more than a batch holds. One thread at a time reads; one thread asks.
 */
final class ReadAhead {
  /** The thread ends by itself when it has had nothing to do for so long. */
  private static final long IDLE_SECONDS = 2;

  private final Supplier<RecordBatch> read;
  private final ThreadPoolExecutor thread;
  private Optional<Future<RecordBatch>> next = Optional.empty();

  /**
   * Readies for reading.
   *
   * @param read reads a batch
   */
  ReadAhead(Supplier<RecordBatch> read) {
    this.read = read;
    this.thread =
        new ThreadPoolExecutor(
            0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ReadAhead::thread);
  }

  /** The next batch; throws what its reading threw. */
  RecordBatch next() throws InterruptedException {
    RecordBatch batch = next.isPresent() ? result(next.get()) : read.get();
    next = batch.isFull() ? Optional.of(thread.submit(read::get)) : Optional.empty();
    return batch;
  }

  private RecordBatch result(Future<RecordBatch> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      next = Optional.empty();
      if (e.getCause() instanceof Error) {
        throw (Error) e.getCause();
      }
      throw (RuntimeException) e.getCause();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "table-source-read-ahead");
    thread.setDaemon(true);
    return thread;
  }
}
