package io.pinflow.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/** The broker of a stack, seen by its admin client. Safe to use from several threads. */
final class KafkaCluster implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 15_000;
  private static final long RETRY_MILLIS = 50;

  /** The broker's usual 1,048,588 bytes and 64 KiB for headers. */
  private static final String WIDER_MESSAGE_BYTES = String.valueOf(1_048_588 + 65_536);

  private static final Duration LEADERS_AT_MOST = Duration.ofSeconds(30);

  private final String bootstrapServers;
  private final Admin admin;

  KafkaCluster(int port) {
    this.bootstrapServers = "127.0.0.1:" + port;
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, RETRY_MILLIS,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RETRY_MILLIS));
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  boolean isReady() {
    try {
      return !admin.describeCluster().nodes().get(1, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Creates the topics that are missing and waits until each partition has a leader that answers:
   * an idempotent producer that writes sooner may lose its first records.
   */
  void createTopics(Collection<String> topics, int partitions) throws InterruptedException {
    Set<String> present = answer(admin.listTopics().names());
    List<NewTopic> missing =
        topics.stream()
            .filter(topic -> !present.contains(topic))
            .map(topic -> newTopic(topic, partitions))
            .toList();
    answer(admin.createTopics(missing).all());
    awaitLeaders(topics);
  }

  /** What the cleaner writes may be larger than what it read: a dead letter carries its reason. */
  private static NewTopic newTopic(String topic, int partitions) {
    NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty());
    return Names.isWrittenByCleaner(topic)
        ? wanted.configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, WIDER_MESSAGE_BYTES))
        : wanted;
  }

  private void awaitLeaders(Collection<String> topics) throws InterruptedException {
    long deadline = System.nanoTime() + LEADERS_AT_MOST.toNanos();
    while (true) {
      try {
        endOffsets(topics);
        return;
      } catch (Problem e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        Thread.sleep(RETRY_MILLIS);
      }
    }
  }

  List<TopicPartition> partitions(Collection<String> topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    answer(admin.describeTopics(topics).allTopicNames())
        .forEach(
            (topic, description) ->
                description
                    .partitions()
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition()))));
    return partitions;
  }

  Map<TopicPartition, Long> endOffsets(Collection<String> topics) {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions(topics).forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    answer(admin.listOffsets(wanted).all())
        .forEach((partition, info) -> ends.put(partition, info.offset()));
    return ends;
  }

  Set<String> topics() {
    return answer(admin.listTopics().names());
  }

  /** What a consumer group has committed; partitions without an offset are left out. */
  Map<TopicPartition, Long> committed(String group) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> found =
        answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    found.forEach(
        (partition, offset) -> {
          if (offset != null) {
            offsets.put(partition, offset.offset());
          }
        });
    return offsets;
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw Problem.failed("Kafka refused: " + e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw Problem.failed("Kafka did not answer within " + TIMEOUT_MILLIS + " ms.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.failed("Interrupted while asking Kafka.", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
