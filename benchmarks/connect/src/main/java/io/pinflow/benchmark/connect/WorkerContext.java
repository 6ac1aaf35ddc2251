package io.pinflow.benchmark.connect;

import io.pinflow.benchmark.BenchmarkErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** What a worker lets a sink task ask for. */
final class WorkerContext implements SinkTaskContext {
  private static final long SHORTEST_WAIT_MILLIS = 1;

  private final Map<String, String> settings;
  private final TopicPartition partition;
  private final Set<TopicPartition> paused = new HashSet<>();

  WorkerContext(Map<String, String> settings, TopicPartition partition) {
    this.settings = settings;
    this.partition = partition;
  }

  boolean isPaused() {
    return !paused.isEmpty();
  }

  /** The wait a worker's poll would be while nothing comes. */
  void await() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(SHORTEST_WAIT_MILLIS);
  }

  @Override
  public Map<String, String> configs() {
    return settings;
  }

  @Override
  public void offset(Map<TopicPartition, Long> offsets) {
    offsets.forEach(this::offset);
  }

  /** A landing into an empty bucket has no reason to go back. */
  @Override
  public void offset(TopicPartition asked, long offset) {
    throw BenchmarkErrors.wrongCount("the sink went back to an offset", 0, offset);
  }

  @Override
  public void timeout(long timeoutMs) {
    // Waits here are shorter than any the task asks for.
  }

  @Override
  public Set<TopicPartition> assignment() {
    return Set.of(partition);
  }

  @Override
  public void pause(TopicPartition... partitions) {
    paused.addAll(List.of(partitions));
  }

  @Override
  public void resume(TopicPartition... partitions) {
    paused.removeAll(List.of(partitions));
  }

  @Override
  public void requestCommit() {
    // The landing looks at the end only.
  }
}
