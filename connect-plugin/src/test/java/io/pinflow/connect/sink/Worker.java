package io.pinflow.connect.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.awaitility.Awaitility;

/**
 * Drives a sink task as Connect does: delivers a log from the committed offset on, goes back where
 * the task asks, holds paused partitions, commits what the task says.
 */
final class Worker {

  final FakeContext context = new FakeContext();
  final SettableClock clock;
  final Map<TopicPartition, Long> committed = new HashMap<>();

  private final Map<TopicPartition, List<SinkRecord>> log = new LinkedHashMap<>();
  private final Map<TopicPartition, Integer> next = new HashMap<>();
  private final Map<String, String> settings;
  private S3SinkTask task;

  Worker(Map<String, String> settings, SettableClock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Appends records to their topic partitions. */
  Worker log(Collection<SinkRecord> records) {
    for (SinkRecord record : records) {
      TopicPartition partition = new TopicPartition(record.topic(), record.kafkaPartition());
      log.computeIfAbsent(partition, key -> new ArrayList<>()).add(record);
    }
    return this;
  }

  Worker start(String... changes) {
    Map<String, String> changed = new HashMap<>(settings);
    for (int index = 0; index < changes.length; index += 2) {
      changed.put(changes[index], changes[index + 1]);
    }
    task = new S3SinkTask(clock);
    task.initialize(context);
    task.start(changed);
    open(log.keySet());
    return this;
  }

  void open(Set<TopicPartition> partitions) {
    partitions.forEach(partition -> seek(partition, committed.getOrDefault(partition, 0L)));
    task.open(partitions);
  }

  void close(Set<TopicPartition> partitions) {
    commit();
    task.close(partitions);
    partitions.forEach(next::remove);
  }

  /** One poll: at most so many records of each partition. */
  void poll(int maxRecords) {
    context.rewinds.forEach(this::seek);
    context.rewinds.clear();
    List<SinkRecord> batch = new ArrayList<>();
    next.forEach((partition, from) -> batch.addAll(records(partition, from, maxRecords)));
    batch.forEach(
        record ->
            next.merge(
                new TopicPartition(record.topic(), record.kafkaPartition()), 1, Integer::sum));
    task.put(batch);
  }

  /** Polls until everything is delivered. */
  void deliver(int maxRecords) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(2))
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              poll(maxRecords);
              return context.rewinds.isEmpty() && isDelivered();
            });
  }

  /**
   * Polls and commits, as time goes by, until the committed offset of each partition is behind its
   * last record.
   */
  void deliverAndCommit(int maxRecords) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(2))
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              poll(maxRecords);
              commit();
              clock.advanceMillis(10);
              return isCommitted();
            });
  }

  void commit() {
    Map<TopicPartition, OffsetAndMetadata> landed = task.preCommit(Map.of());
    landed.forEach((partition, offset) -> committed.put(partition, offset.offset()));
  }

  /** Ends the task as a crash would: nothing is committed any more. */
  void crash() {
    task.stop();
    next.clear();
    context.rewinds.clear();
    context.paused.clear();
  }

  S3SinkTask task() {
    return task;
  }

  private boolean isDelivered() {
    return next.entrySet().stream()
        .allMatch(entry -> entry.getValue() >= log.get(entry.getKey()).size());
  }

  private boolean isCommitted() {
    return next.keySet().stream()
        .allMatch(
            partition -> {
              List<SinkRecord> records = log.get(partition);
              long end = records.get(records.size() - 1).kafkaOffset() + 1;
              return committed.getOrDefault(partition, 0L) == end;
            });
  }

  private List<SinkRecord> records(TopicPartition partition, int from, int maxRecords) {
    List<SinkRecord> all = log.get(partition);
    return context.paused.contains(partition)
        ? List.of()
        : all.subList(from, Math.min(all.size(), from + maxRecords));
  }

  private void seek(TopicPartition partition, long offset) {
    List<SinkRecord> records = log.get(partition);
    int index = 0;
    while (index < records.size() && records.get(index).kafkaOffset() < offset) {
      index++;
    }
    next.put(partition, index);
  }
}
