package io.pinflow.connect.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Runs a task as a worker with exactly-once support does, which is killed again and again: what a
 * poll brought is stored together with its offsets, or neither is.
 */
final class CrashingTask implements Callable<List<String>> {
  private static final int POLLS_BETWEEN_CRASHES = 60;
  private static final int EMPTY_POLLS_AT_END = 150;

  private final Map<String, String> properties;
  private final Random random;
  private final List<String> delivered = new ArrayList<>();
  private volatile boolean ended;
  private final AtomicInteger crashes = new AtomicInteger();

  CrashingTask(Map<String, String> properties, long seed) {
    this.properties = properties;
    this.random = new Random(seed);
  }

  /** Ends once the table has had nothing new for a while. */
  void end() {
    ended = true;
  }

  int crashes() {
    return crashes.get();
  }

  /** Every row delivered, as its key and its version. */
  @Override
  public List<String> call() throws InterruptedException {
    TaskHarness task = TaskHarness.start(properties);
    int emptyPolls = 0;
    while (emptyPolls < EMPTY_POLLS_AT_END) {
      if (random.nextInt(POLLS_BETWEEN_CRASHES) == 0) {
        task = crash(task);
      }
      List<SourceRecord> rows = task.poll();
      rows.forEach(this::keep);
      emptyPolls = ended && rows.isEmpty() ? emptyPolls + 1 : 0;
    }
    task.close();
    return delivered;
  }

  private TaskHarness crash(TaskHarness task) throws InterruptedException {
    crashes.incrementAndGet();
    if (random.nextBoolean()) {
      task.pollAndForget();
    }
    return task.startNext();
  }

  private void keep(SourceRecord row) {
    delivered.add(row.key() + "|" + ((Struct) row.value()).getInt32("version"));
  }
}
