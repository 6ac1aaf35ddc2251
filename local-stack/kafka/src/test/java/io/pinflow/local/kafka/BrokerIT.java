package io.pinflow.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pinflow.local.testing.FreePort;
import io.pinflow.local.testing.ServerProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class BrokerIT {

  private static final String TOPIC = "local.pin";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void shouldKeepRecordsAndOffsetsOverAStopAndAKill() throws Exception {
    // Given
    Path data = ServerProcess.newFolder();
    int port = FreePort.next();
    try (ServerProcess broker = start(data, port)) {
      createTopic(port);
      produce(port, "first", "second");
      assertThat(consume(port, 2)).containsExactly("first", "second");
      broker.terminate();
    }

    // When
    int nextPort = FreePort.next();
    try (ServerProcess broker = start(data, nextPort)) {
      produce(nextPort, "third");
      broker.kill();
    }

    // Then
    try (ServerProcess broker = start(data, nextPort)) {
      assertThat(broker.errors()).doesNotContain("ERROR");
      assertThat(consume(nextPort, 1)).containsExactly("third");
    }
  }

  @Test
  void shouldRefuseATakenPortInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerProcess broker = run(ServerProcess.newFolder(), taken.getLocalPort())) {
      assertThat(broker.awaitEnd()).isEqualTo(1);
      assertThat(broker.errors())
          .hasLineCount(1)
          .contains("Cannot listen on 127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void shouldRefuseBadUsageInOneLine() throws Exception {
    try (ServerProcess broker = ServerProcess.start(BrokerMain.class, Map.of(), "--port", "many")) {
      assertThat(broker.awaitEnd()).isEqualTo(2);
      assertThat(broker.errors()).hasLineCount(1).contains("'many' is not an int");
    }
  }

  static ServerProcess start(Path data, int port) throws Exception {
    ServerProcess broker = run(data, port);
    broker.awaitReady(port);
    return broker;
  }

  private static ServerProcess run(Path data, int port) throws Exception {
    return ServerProcess.start(
        BrokerMain.class,
        Map.of(),
        "--data-directory=" + data,
        "--port=" + port,
        "--controller-port=" + FreePort.next());
  }

  /** A topic is usable when its partition has a leader. */
  private static void createTopic(int port) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
      await()
          .atMost(PATIENCE)
          .ignoreExceptionsMatching(ExecutionException.class::isInstance)
          .until(
              () -> admin.listOffsets(Map.of(PARTITION, OffsetSpec.latest())).all().get() != null);
    }
  }

  private static void produce(int port, String... values) throws Exception {
    Map<String, Object> config =
        Map.of("bootstrap.servers", "127.0.0.1:" + port, "transactional.id", "test");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      for (Future<RecordMetadata> sent : send(producer, values)) {
        sent.get();
      }
      producer.commitTransaction();
    }
  }

  private static List<Future<RecordMetadata>> send(
      KafkaProducer<String, String> producer, String... values) {
    return Stream.of(values)
        .map(value -> producer.send(new ProducerRecord<>(TOPIC, value)))
        .toList();
  }

  /** Reads on from the group's committed offset, and commits. */
  private static List<String> consume(int port, int count) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", "127.0.0.1:" + port,
            "group.id", "test",
            "isolation.level", "read_committed",
            "enable.auto.commit", "false",
            "auto.offset.reset", "earliest");
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                for (ConsumerRecord<String, String> record :
                    consumer.poll(Duration.ofMillis(100))) {
                  values.add(record.value());
                }
                return values.size() >= count;
              });
      consumer.commitSync();
    }
    return values;
  }
}
