package io.pinflow.benchmark.cleaner;

import io.pinflow.benchmark.BenchmarkErrors;
import io.pinflow.benchmark.ChildProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The broker's topics and how far their readers are. */
final class Cluster implements AutoCloseable {
  /** As many as the cleaner has threads. */
  static final int PARTITIONS = 2;

  private static final long PATIENCE_SECONDS = 300;
  private static final long POLL_MILLIS = 5;

  private final Admin admin;

  Cluster(String servers) {
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
  }

  /** Makes topics; returns once they have leaders, without which first records can be lost. */
  void createTopics(List<String> topics) throws ExecutionException, InterruptedException {
    admin
        .createTopics(
            topics.stream()
                .map(topic -> new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty()))
                .toList())
        .all()
        .get();
    long deadline = deadline();
    while (!haveLeaders(topics)) {
      pause(deadline, "the topics' leaders");
    }
  }

  /** Waits until a group has committed these offsets. */
  void awaitCommitted(String group, Map<TopicPartition, Long> targets, ChildProcess program)
      throws InterruptedException {
    long deadline = deadline();
    while (!hasCommitted(group, targets)) {
      program.requireAlive();
      pause(deadline, "the last message");
    }
  }

  /** How many offsets the partitions of a topic have used. */
  long size(String topic) throws ExecutionException, InterruptedException {
    return ends(List.of(topic)).values().stream().mapToLong(ListOffsetsResultInfo::offset).sum();
  }

  private boolean haveLeaders(List<String> topics) throws InterruptedException {
    try {
      return ends(topics).size() == topics.size() * PARTITIONS;
    } catch (ExecutionException notYet) {
      return false;
    }
  }

  private Map<TopicPartition, ListOffsetsResultInfo> ends(List<String> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (String topic : topics) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        wanted.put(new TopicPartition(topic, partition), OffsetSpec.latest());
      }
    }
    return admin.listOffsets(wanted).all().get();
  }

  private boolean hasCommitted(String group, Map<TopicPartition, Long> targets)
      throws InterruptedException {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      return targets.entrySet().stream()
          .allMatch(target -> isAt(committed.get(target.getKey()), target.getValue()));
    } catch (ExecutionException noGroupYet) {
      return false;
    }
  }

  private static boolean isAt(OffsetAndMetadata committed, long target) {
    return committed != null && committed.offset() >= target;
  }

  private static long deadline() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
  }

  private static void pause(long deadline, String awaited) throws InterruptedException {
    if (System.nanoTime() > deadline) {
      throw BenchmarkErrors.late(awaited, PATIENCE_SECONDS);
    }
    Thread.sleep(POLL_MILLIS);
  }

  @Override
  public void close() {
    admin.close();
  }
}
