package io.pinflow.benchmark.cleaner;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The ceiling as a program: as many threads as the cleaner has, each a consumer and a producer with
 * the cleaner's batch settings, that pass messages on as they are, at least once. Arguments:
 * bootstrap servers, topic read, topic written.
 */
public final class PassThrough {
  static final String GROUP = "pass-through";

  private static final long COMMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final Producer<byte[], byte[]> producer;
  private final String target;
  private Exception failure;
  private long committedAt = System.nanoTime();
  private boolean uncommitted;

  private PassThrough(String servers, String source, String target) {
    this.consumer = consumer(servers);
    this.producer = producer(servers);
    this.target = target;
    consumer.subscribe(List.of(source));
  }

  /** Runs until it is killed, or until it can't go on. */
  public static void main(String[] arguments) {
    for (int thread = 0; thread < Cluster.PARTITIONS; thread++) {
      PassThrough passing = new PassThrough(arguments[0], arguments[1], arguments[2]);
      new Thread(passing::runOrExit, "pass-through-" + thread).start();
    }
  }

  private void runOrExit() {
    try {
      while (true) {
        passOn();
        commitNowAndThen();
      }
    } catch (Exception e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private void passOn() {
    for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
      // A failure is kept by written.
      Future<RecordMetadata> unused =
          producer.send(
              new ProducerRecord<>(target, message.key(), message.value()), this::written);
      uncommitted = true;
    }
  }

  private synchronized void written(RecordMetadata place, Exception problem) {
    failure = failure == null ? problem : failure;
  }

  private synchronized void requireWritten() throws Exception {
    if (failure != null) {
      throw failure;
    }
  }

  private void commitNowAndThen() throws Exception {
    if (uncommitted && System.nanoTime() - committedAt >= COMMIT_NANOS) {
      producer.flush();
      requireWritten();
      consumer.commitSync();
      committedAt = System.nanoTime();
      uncommitted = false;
    }
  }

  private static Consumer<byte[], byte[]> consumer(String servers) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
            ConsumerConfig.GROUP_ID_CONFIG, GROUP,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static Producer<byte[], byte[]> producer(String servers) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
            ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
            ProducerConfig.LINGER_MS_CONFIG, "50",
            ProducerConfig.BATCH_SIZE_CONFIG, "131072"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
