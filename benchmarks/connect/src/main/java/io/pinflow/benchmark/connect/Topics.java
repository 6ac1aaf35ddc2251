package io.pinflow.benchmark.connect;

import io.pinflow.benchmark.BenchmarkErrors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Topics of one partition, each used for one run. */
final class Topics implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;
  private static final long POLL_MILLIS = 5;

  private final Admin admin;

  Topics(int brokerPort) {
    admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + brokerPort));
  }

  /** Makes a topic; returns once it can be written to. */
  void create(String name) throws ExecutionException, InterruptedException {
    create(name, Map.of());
  }

  /** Makes a topic with settings of its own; returns once it can be written to. */
  void create(String name, Map<String, String> settings)
      throws ExecutionException, InterruptedException {
    NewTopic topic = new NewTopic(name, Optional.of(1), Optional.empty()).configs(settings);
    admin.createTopics(List.of(topic)).all().get();
    long deadline = deadline();
    while (end(name) < 0) {
      pause(deadline);
    }
  }

  /** Waits until a topic has so many records, as long as there come more and more. */
  void awaitRecords(String name, long records) throws InterruptedException {
    long deadline = deadline();
    long known = 0;
    for (long end = end(name); end < records; end = end(name)) {
      deadline = end > known ? deadline() : deadline;
      known = Math.max(known, end);
      pause(deadline);
    }
  }

  void delete(String name) throws ExecutionException, InterruptedException {
    admin.deleteTopics(List.of(name)).all().get();
  }

  @Override
  public void close() {
    admin.close();
  }

  private long end(String name) throws InterruptedException {
    TopicPartition partition = new TopicPartition(name, 0);
    try {
      return admin
          .listOffsets(Map.of(partition, OffsetSpec.latest()))
          .partitionResult(partition)
          .get()
          .offset();
    } catch (ExecutionException notYet) {
      return -1;
    }
  }

  private static long deadline() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
  }

  private static void pause(long deadline) throws InterruptedException {
    if (System.nanoTime() > deadline) {
      throw BenchmarkErrors.late("the last record", PATIENCE_SECONDS);
    }
    Thread.sleep(POLL_MILLIS);
  }
}
