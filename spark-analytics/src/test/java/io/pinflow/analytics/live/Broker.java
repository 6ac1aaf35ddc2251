package io.pinflow.analytics.live;

import io.pinflow.local.testing.FreePort;
import io.pinflow.local.testing.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Assumptions;

/** The local stack's own broker in a process of its own, with topics and a producer. */
final class Broker implements AutoCloseable {

  private final ServerProcess server;
  private final String address;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  private Broker(ServerProcess server, String address) {
    this.server = server;
    this.address = address;
    this.producer = producer(Map.of());
  }

  static Broker start() throws IOException {
    Path jar = Path.of(System.getProperty("pinflow.jar"));
    Assumptions.assumeTrue(
        Files.exists(jar), () -> "skipped: build local-stack/kafka first: " + jar);
    int port = FreePort.next();
    ServerProcess server =
        ServerProcess.start(
            "io.pinflow.local.kafka.BrokerMain",
            Map.of(),
            "--data-directory",
            ServerProcess.newFolder().toString(),
            "--port",
            Integer.toString(port),
            "--controller-port",
            Integer.toString(FreePort.next()));
    server.awaitReady(port);
    return new Broker(server, "127.0.0.1:" + port);
  }

  String address() {
    return address;
  }

  /**
   * Makes all topics of a user id, of one partition each; returns once they have leaders, without
   * which an idempotent producer can lose its first records.
   */
  void topics(String userId) throws InterruptedException, ExecutionException {
    List<NewTopic> topics =
        Stream.of("pin", "geo", "user", "pin.cleaned", "geo.cleaned", "user.cleaned", "deadletter")
            .map(name -> new NewTopic(userId + "." + name, 1, (short) 1))
            .toList();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin.createTopics(topics).all().get();
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      topics.forEach(topic -> ends.put(new TopicPartition(topic.name(), 0), OffsetSpec.latest()));
      while (!haveLeaders(admin, ends)) {
        Thread.onSpinWait();
      }
    }
  }

  private static boolean haveLeaders(Admin admin, Map<TopicPartition, OffsetSpec> ends)
      throws InterruptedException {
    try {
      return admin.listOffsets(ends).all().get().size() == ends.size();
    } catch (ExecutionException notYet) {
      return false;
    }
  }

  void send(String topic, String value) {
    send(topic, value.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  void send(String topic, byte[] value, Map<String, String> headers) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, value);
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    sent.add(producer.send(record));
  }

  /** Waits until everything that was sent is there. */
  void flush() throws InterruptedException, ExecutionException {
    for (Future<RecordMetadata> one : sent) {
      one.get();
    }
    sent.clear();
  }

  /** Sends a record in a transaction that is given up. */
  void sendAndAbort(String topic, String value) throws InterruptedException, ExecutionException {
    try (KafkaProducer<byte[], byte[]> other = producer(Map.of("transactional.id", "aborting"))) {
      other.initTransactions();
      other.beginTransaction();
      other.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8))).get();
      other.abortTransaction();
    }
  }

  private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put("bootstrap.servers", address);
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void close() {
    producer.close();
    server.close();
  }
}
