package io.pinflow.gateway.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** The topics of a broker: makes them, of one partition each, and reads what arrived in them. */
final class Topics implements AutoCloseable {
  private static final Duration AT_MOST = Duration.ofSeconds(30);

  private final String bootstrapServers;
  private final Admin admin;

  Topics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  void create(String... topics) throws Exception {
    create(1, topics);
  }

  /** Makes topics of this many partitions. */
  void create(int partitions, String... topics) throws Exception {
    List<NewTopic> wanted = new ArrayList<>();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (String topic : topics) {
      wanted.add(new NewTopic(topic, Optional.of(partitions), Optional.empty()));
      ends.put(new TopicPartition(topic, 0), OffsetSpec.latest());
    }
    admin.createTopics(wanted).all().get();
    Awaitility.await()
        .atMost(AT_MOST)
        .ignoreExceptions()
        .until(() -> admin.listOffsets(ends).all().get() != null);
  }

  /** Deletes a topic and returns when it is gone. */
  void delete(String topic) throws Exception {
    admin.deleteTopics(List.of(topic)).all().get();
    Awaitility.await()
        .atMost(AT_MOST)
        .until(() -> !admin.listTopics().names().get().contains(topic));
  }

  /** The values of a topic, all that are in it now. */
  List<String> values(String topic) {
    return records(topic).stream().map(ConsumerRecord::value).toList();
  }

  List<ConsumerRecord<String, String>> records(String topic) {
    return records(new TopicPartition(topic, 0));
  }

  /** The records of one partition, all that are in it now. */
  List<ConsumerRecord<String, String>> records(TopicPartition place) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    List<TopicPartition> partition = List.of(place);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      long end = consumer.endOffsets(partition).get(partition.get(0));
      while (consumer.position(partition.get(0)) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
