package io.pinflow.benchmark.cleaner;

import io.pinflow.benchmark.Volume;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A topic that is written in a transaction: readers of committed records see nothing of it until it
 * is shown, and then all of it. So writing takes no time from those who read.
 */
final class RawTopic implements AutoCloseable {
  private static final String TRANSACTION_TIMEOUT_MILLIS = "600000";

  private final String topic;
  private final List<byte[]> messages;
  private final Volume volume;
  private final Producer<byte[], byte[]> producer;

  /** Written by the producer's thread, read after its flush. */
  private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();

  RawTopic(String servers, String topic, List<byte[]> messages) {
    this.topic = topic;
    this.messages = messages;
    this.volume = new Volume(messages.size(), messages.stream().mapToLong(row -> row.length).sum());
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                topic + "-writer",
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                TRANSACTION_TIMEOUT_MILLIS,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.BATCH_SIZE_CONFIG,
                "262144",
                ProducerConfig.LINGER_MS_CONFIG,
                "20"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  /** Writes all messages, unseen. */
  void write() {
    producer.beginTransaction();
    for (int row = 0; row < messages.size(); row++) {
      byte[] key = Integer.toString(row).getBytes(StandardCharsets.UTF_8);
      // A failure comes out of the commit.
      Future<RecordMetadata> unused =
          producer.send(new ProducerRecord<>(topic, key, messages.get(row)), this::written);
    }
    producer.flush();
  }

  private void written(RecordMetadata place, Exception failure) {
    if (failure == null) {
      ends.merge(
          new TopicPartition(place.topic(), place.partition()), place.offset() + 1, Math::max);
    }
  }

  /** Shows what was written; returns the offset after the last message of each partition. */
  Map<TopicPartition, Long> show() {
    producer.commitTransaction();
    return Map.copyOf(ends);
  }

  Volume volume() {
    return volume;
  }

  @Override
  public void close() {
    producer.close();
  }
}
