package io.pinflow.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The workers' configurations of connector-configs/ against Connect and against MSK Connect. */
final class WorkerConfigsTest {
  /** AWS: MSK Connect developer guide, "Supported worker configuration properties". */
  private static final Set<String> MSK_PRODUCER_KEYS =
      Set.of(
          "acks",
          "batch.size",
          "buffer.memory",
          "compression.type",
          "enable.idempotence",
          "key.serializer",
          "linger.ms",
          "max.request.size",
          "metadata.max.age.ms",
          "metadata.max.idle.ms",
          "partitioner.class",
          "reconnect.backoff.max.ms",
          "reconnect.backoff.ms",
          "request.timeout.ms",
          "retry.backoff.ms",
          "value.serializer");

  /** The same page: isolation.level is not among them. */
  private static final Set<String> MSK_CONSUMER_KEYS =
      Set.of(
          "allow.auto.create.topics",
          "auto.offset.reset",
          "check.crcs",
          "fetch.max.bytes",
          "fetch.max.wait.ms",
          "fetch.min.bytes",
          "heartbeat.interval.ms",
          "key.deserializer",
          "max.partition.fetch.bytes",
          "max.poll.interval.ms",
          "max.poll.records",
          "metadata.max.age.ms",
          "partition.assignment.strategy",
          "reconnect.backoff.max.ms",
          "reconnect.backoff.ms",
          "request.timeout.ms",
          "retry.backoff.ms",
          "session.timeout.ms",
          "value.deserializer");

  private static final List<String> MSK_FORBIDDEN =
      List.of(
          "access.control.",
          "admin.",
          "bootstrap.servers",
          "client.",
          "config.storage.topic",
          "connect.",
          "connections.max.idle.ms",
          "connector.client.config.override.policy",
          "group.id",
          "inter.worker.",
          "internal.",
          "listeners",
          "metric.reporters",
          "metrics.",
          "plugin.path",
          "receive.buffer.bytes",
          "response.http.headers.config",
          "rest.",
          "sasl.",
          "scheduled.rebalance.max.delay.ms",
          "security.",
          "send.buffer.bytes",
          "socket.",
          "ssl.",
          "status.storage.topic",
          "topic.tracking.",
          "worker.");

  /** What MSK Connect adds of its own. */
  private static final Map<String, String> MSK_OWN =
      Map.of(
          "bootstrap.servers", "127.0.0.1:9098",
          "group.id", "connector",
          "config.storage.topic", "configs",
          "offset.storage.topic", "offsets",
          "status.storage.topic", "status");

  static Stream<ConfigurationFile> workers() {
    return ConfigurationFile.all("worker", ".properties").stream();
  }

  @Test
  void shouldFindThemAll() {
    assertThat(workers().map(ConfigurationFile::toString))
        .containsExactlyInAnyOrder(
            "local/worker.properties",
            "msk-connect/worker.properties",
            "msk-connect/worker-source.properties");
  }

  @ParameterizedTest
  @MethodSource("workers")
  void shouldHoldOnlyKeysOfAWorker(ConfigurationFile file) {
    assertThat(file.settings().keySet()).allMatch(WorkerConfigsTest::isKnown);
  }

  @ParameterizedTest
  @MethodSource("workers")
  void shouldBeAcceptedByAWorker(ConfigurationFile file) {
    Map<String, String> settings = file.settings();
    if (file.isForMskConnect()) {
      MSK_OWN.forEach(settings::putIfAbsent);
    }

    assertThatCode(() -> new DistributedConfig(settings)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("workers")
  void shouldHoldOnlyKeysMskConnectLetsAUserSet(ConfigurationFile file) {
    if (file.isForMskConnect()) {
      assertThat(file.settings()).containsKeys("key.converter", "value.converter");
      assertThat(file.settings().keySet()).allMatch(WorkerConfigsTest::isFreeOnMskConnect);
    }
  }

  private static boolean isKnown(String key) {
    if (key.startsWith("producer.")) {
      return ProducerConfig.configNames().contains(key.substring("producer.".length()));
    }
    if (key.startsWith("consumer.")) {
      return ConsumerConfig.configNames().contains(key.substring("consumer.".length()));
    }
    return key.startsWith("config.providers.")
        || key.matches("(key|value)\\.converter\\.schemas\\.enable")
        || workerKeys().contains(key);
  }

  private static Set<String> workerKeys() {
    return new DistributedConfig(ConfigurationFile.of("local/worker.properties").settings())
        .values()
        .keySet();
  }

  private static boolean isFreeOnMskConnect(String key) {
    if (key.startsWith("producer.")) {
      return MSK_PRODUCER_KEYS.contains(key.substring("producer.".length()));
    }
    if (key.startsWith("consumer.")) {
      return MSK_CONSUMER_KEYS.contains(key.substring("consumer.".length()));
    }
    return MSK_FORBIDDEN.stream().noneMatch(key::startsWith);
  }
}
