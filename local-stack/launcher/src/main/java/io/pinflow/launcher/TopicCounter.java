package io.pinflow.launcher;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Counts what really is in the topics by reading them, committed records only: end offsets would
 * count transaction markers too. One thread of its own; the counts may be read from any thread.
 */
final class TopicCounter implements AutoCloseable {
  /** Where Kafka's dead letters say which topic they came from. */
  private static final String SOURCE_TOPIC_HEADER = "__streams.errors.topic";

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int FETCH_BYTES = 8 * 1024 * 1024;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String deadLetterTopic;
  private final Map<String, Count> counts = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> lastOffsets = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean closed;
  private volatile RuntimeException failure;

  /** From where on records are counted. */
  enum Start {
    BEGINNING,
    END
  }

  TopicCounter(
      String bootstrapServers,
      List<TopicPartition> partitions,
      String deadLetterTopic,
      Start start) {
    this.deadLetterTopic = deadLetterTopic;
    this.consumer = new KafkaConsumer<>(configuration(bootstrapServers));
    consumer.assign(partitions);
    if (start == Start.BEGINNING) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
      // The end is looked up now, not at the first read.
      partitions.forEach(consumer::position);
    }
    this.thread = new Thread(this::read, "topic-counter");
    thread.setDaemon(true);
    thread.start();
  }

  private static Map<String, Object> configuration(String bootstrapServers) {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class,
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class,
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        "read_committed",
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
        20_000,
        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
        FETCH_BYTES,
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
        FETCH_BYTES,
        ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
        FETCH_BYTES / 8,
        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
        100,
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false);
  }

  private void read() {
    try (consumer) {
      while (!closed) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          count(record);
        }
      }
    } catch (WakeupException e) {
      if (!closed) {
        failure = e;
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void count(ConsumerRecord<byte[], byte[]> record) {
    String counted = record.topic().equals(deadLetterTopic) ? sourceOf(record) : record.topic();
    counts.computeIfAbsent(counted, topic -> new Count()).add(record.key());
    lastOffsets.put(new TopicPartition(record.topic(), record.partition()), record.offset());
  }

  private String sourceOf(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(SOURCE_TOPIC_HEADER);
    return deadLetters(header == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
  }

  private static String deadLetters(String sourceTopic) {
    return "dead letters of " + sourceTopic;
  }

  long records(String topic) {
    requireRunning();
    Count count = counts.get(topic);
    return count == null ? 0 : count.records();
  }

  /** How many different keys the records of a topic have. */
  long distinctKeys(String topic) {
    requireRunning();
    Count count = counts.get(topic);
    return count == null ? 0 : count.distinctKeys();
  }

  long deadLettersOf(String rawTopic) {
    return records(deadLetters(rawTopic));
  }

  /**
   * The offset after the last record of each partition; partitions without records are left out.
   */
  Map<TopicPartition, Long> ends() {
    requireRunning();
    Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
    lastOffsets.forEach((partition, offset) -> ends.put(partition, offset + 1));
    return ends;
  }

  private void requireRunning() {
    if (failure != null) {
      throw Problem.failed("Cannot count the topics: " + failure.getMessage(), failure);
    }
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(2).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The records of one topic and which keys they had: every key is a number as text. */
  private static final class Count {
    private final BitSet keys = new BitSet();
    private long records;
    private long keyless;

    synchronized void add(byte[] key) {
      records++;
      int number = key == null ? -1 : number(key);
      if (number < 0) {
        keyless++;
      } else {
        keys.set(number);
      }
    }

    private static int number(byte[] key) {
      int number = 0;
      for (byte digit : key) {
        if (digit < '0' || digit > '9' || number > (Integer.MAX_VALUE - 9) / 10) {
          return -1;
        }
        number = number * 10 + digit - '0';
      }
      return key.length == 0 ? -1 : number;
    }

    synchronized long records() {
      return records;
    }

    synchronized long distinctKeys() {
      return keys.cardinality() + keyless;
    }
  }
}
