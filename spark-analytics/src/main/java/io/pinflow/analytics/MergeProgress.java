package io.pinflow.analytics;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Progress of the merges in rows: what tasks have written, and once a table is done all its rows.
 */
final class MergeProgress extends SparkListener {

  private static final String STAGE = "merge";

  private final Progress progress;
  private final AtomicLong expected = new AtomicLong();
  private final AtomicLong finished = new AtomicLong();
  private final AtomicLong written = new AtomicLong();

  MergeProgress(Progress progress) {
    this.progress = progress;
  }

  void expect(long rows) {
    expected.addAndGet(rows);
    show();
  }

  void done(long rows) {
    finished.addAndGet(rows);
    show();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    TaskMetrics metrics = task.taskMetrics();
    if (metrics != null && metrics.outputMetrics().recordsWritten() > 0) {
      written.addAndGet(metrics.outputMetrics().recordsWritten());
      show();
    }
  }

  private void show() {
    long total = expected.get();
    progress.update(STAGE, Math.min(total, Math.max(finished.get(), written.get())), total);
  }
}
