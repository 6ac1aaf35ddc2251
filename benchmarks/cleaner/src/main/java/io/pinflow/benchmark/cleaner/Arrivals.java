package io.pinflow.benchmark.cleaner;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * When the records of a topic could first be read, by their keys 0 to n-1; committed records only.
 */
final class Arrivals implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, byte[]> consumer;
  private final AtomicLongArray nanos;
  private final CountDownLatch missing;
  private final Thread reader = new Thread(this::read, "arrivals");

  Arrivals(String servers, String topic, int records) {
    nanos = new AtomicLongArray(records);
    missing = new CountDownLatch(records);
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, Cluster.PARTITIONS)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (consumer) {
      while (missing.getCount() > 0) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          arrived(Integer.parseInt(record.key()));
        }
      }
    } catch (WakeupException closed) {
      return;
    }
  }

  private void arrived(int key) {
    if (nanos.compareAndSet(key, 0, System.nanoTime())) {
      missing.countDown();
    }
  }

  /** Whether all have come within the time. */
  boolean await(Duration atMost) throws InterruptedException {
    return missing.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** When the record with this key could be read, by {@link System#nanoTime()}. */
  long nanos(int key) {
    return nanos.get(key);
  }

  @Override
  public void close() {
    consumer.wakeup();
  }
}
