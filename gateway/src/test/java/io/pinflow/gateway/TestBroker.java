package io.pinflow.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.awaitility.Awaitility;

/** A real broker in the JVM of the test. */
public final class TestBroker implements AutoCloseable {
  private static final Duration AT_MOST = Duration.ofSeconds(30);

  private final int port = freePort();
  private final KafkaRaftServer server;
  private final Admin admin;

  public TestBroker(Path directory) throws Exception {
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString())
        .run();
    this.server = new KafkaRaftServer(new KafkaConfig(properties(directory)), Time.SYSTEM);
    server.startup();
    this.admin = Admin.create(Map.of("bootstrap.servers", address()));
  }

  private Properties properties(Path directory) {
    int controllerPort = freePort();
    Properties properties = new Properties();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", "1");
    properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    properties.put("log.dirs", directory.toString());
    properties.put("auto.create.topics.enable", "false");
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("offsets.topic.num.partitions", "1");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("transaction.state.log.num.partitions", "1");
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("group.min.session.timeout.ms", "1000");
    return properties;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Makes topics of two partitions and waits for their leaders. */
  void createTopics(Map<String, String> configuration, String... topics) throws Exception {
    List<NewTopic> wanted = new ArrayList<>();
    for (String topic : topics) {
      wanted.add(new NewTopic(topic, Optional.of(2), Optional.empty()).configs(configuration));
    }
    admin.createTopics(wanted).all().get();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (String topic : topics) {
      ends.put(new TopicPartition(topic, 0), OffsetSpec.latest());
      ends.put(new TopicPartition(topic, 1), OffsetSpec.latest());
    }
    Awaitility.await()
        .atMost(AT_MOST)
        .ignoreExceptions()
        .until(() -> admin.listOffsets(ends).all().get() != null);
  }

  void deleteTopic(String topic) throws Exception {
    admin.deleteTopics(List.of(topic)).all().get();
  }

  /** Sends the records, all of them acknowledged when it returns. */
  void send(String topic, List<String> keys, List<String> values) throws Exception {
    List<Future<?>> sent = new ArrayList<>();
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (int index = 0; index < values.size(); index++) {
        sent.add(
            producer.send(
                new ProducerRecord<>(topic, bytes(keys.get(index)), bytes(values.get(index)))));
      }
    }
    for (Future<?> future : sent) {
      future.get();
    }
  }

  /** A producer that compresses as the connector does, so that large records fit unexpectedly. */
  KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            address(),
            "key.serializer",
            ByteArraySerializer.class,
            "value.serializer",
            ByteArraySerializer.class,
            "compression.type",
            "gzip",
            "max.request.size",
            4_000_000));
  }

  static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  /** All committed records of a topic now. */
  List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    readCommitted(topic, records::add);
    return records;
  }

  /** How many records of a topic are committed now. */
  int count(String topic) {
    AtomicInteger count = new AtomicInteger();
    readCommitted(topic, record -> count.incrementAndGet());
    return count.get();
  }

  private void readCommitted(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Map<String, Object> configuration =
        Map.of(
            "bootstrap.servers",
            address(),
            "key.deserializer",
            ByteArrayDeserializer.class,
            "value.deserializer",
            ByteArrayDeserializer.class,
            "isolation.level",
            "read_committed");
    List<TopicPartition> partitions =
        List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(configuration)) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
        consumer.poll(Duration.ofMillis(100)).forEach(reader);
      }
    }
  }

  /** How many records of a topic a group has done with. */
  long committedOffset(String group, String topic) throws Exception {
    return admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .entrySet()
        .stream()
        .filter(partition -> partition.getKey().topic().equals(topic))
        .mapToLong(partition -> partition.getValue().offset())
        .sum();
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
    server.shutdown();
    server.awaitShutdown();
  }
}
