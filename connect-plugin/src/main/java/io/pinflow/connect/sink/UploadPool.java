package io.pinflow.connect.sink;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the threads a task uploads with. */
final class UploadPool {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private UploadPool() {}

  static ScheduledThreadPoolExecutor create(int threads) {
    ScheduledThreadPoolExecutor pool =
        new ScheduledThreadPoolExecutor(
            threads,
            work -> {
              Thread thread = new Thread(work, "pinflow-s3-upload-" + NUMBER.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    pool.setRemoveOnCancelPolicy(true);
    return pool;
  }
}
