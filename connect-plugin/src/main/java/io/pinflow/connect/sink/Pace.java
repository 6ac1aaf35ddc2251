package io.pinflow.connect.sink;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * Tells Kafka Connect how to go on: which partitions to hold while their uploads catch up, where to
 * read again, when to call again without records, and when a commit is worth it. Not thread-safe.
 */
final class Pace {

  private static final long UPLOADING_MILLIS = 20;
  private static final long COMMIT_MILLIS = 500;

  private final SinkTaskContext context;
  private final Set<TopicPartition> paused = new HashSet<>();
  private long lastCommitRequest;

  Pace(SinkTaskContext context) {
    this.context = context;
  }

  void set(Map<TopicPartition, TopicPartitionWriter> writers, long nowMillis) {
    rewind(writers);
    paused.retainAll(writers.keySet());
    writers.forEach(this::hold);
    wake(writers, nowMillis);
    requestCommit(writers, nowMillis);
  }

  /** Asks for the records to read again; they come with the next delivery. */
  void rewind(Map<TopicPartition, TopicPartitionWriter> writers) {
    writers.forEach(
        (partition, writer) ->
            writer.rewind().ifPresent(offset -> context.offset(partition, offset)));
  }

  private void hold(TopicPartition partition, TopicPartitionWriter writer) {
    boolean overloaded = writer.isOverloaded();
    if (overloaded && paused.add(partition)) {
      context.pause(partition);
    } else if (!overloaded && paused.remove(partition)) {
      context.resume(partition);
    }
  }

  private void wake(Map<TopicPartition, TopicPartitionWriter> writers, long nowMillis) {
    long next = Long.MAX_VALUE;
    for (TopicPartitionWriter writer : writers.values()) {
      next =
          Math.min(next, writer.isUploading() ? nowMillis + UPLOADING_MILLIS : writer.deadline());
    }
    if (next != Long.MAX_VALUE) {
      context.timeout(Math.max(1, next - nowMillis));
    }
  }

  private void requestCommit(Map<TopicPartition, TopicPartitionWriter> writers, long nowMillis) {
    boolean landed = writers.values().stream().anyMatch(TopicPartitionWriter::hasNewCommittable);
    if (landed && nowMillis - lastCommitRequest >= COMMIT_MILLIS) {
      context.requestCommit();
      lastCommitRequest = nowMillis;
    }
  }
}
