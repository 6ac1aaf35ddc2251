package io.pinflow.gateway.kafka;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/** The clients of Kafka behind all routes. Safe for use by many threads. */
public final class KafkaService implements AutoCloseable {
  private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(1);
  private static final int CHECK_MILLIS = 2_000;

  private final LongAdder written = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final KafkaSettings settings;
  private final Producer<byte[], byte[]> producer;
  private final Admin admin;
  private final KnownTopics topics;

  private KafkaService(Vertx vertx, KafkaSettings settings) {
    this.settings = settings;
    this.producer = new KafkaProducer<>(settings.producer());
    this.admin = Admin.create(settings.admin());
    this.topics = new KnownTopics(vertx, producer);
  }

  /** Starts the clients; they look for the brokers in the background. */
  public static KafkaService start(Vertx vertx, KafkaSettings settings) {
    return new KafkaService(vertx, settings);
  }

  KafkaSettings settings() {
    return settings;
  }

  Admin admin() {
    return admin;
  }

  /** How many partitions a topic has; fails soon when there is no such topic. */
  Future<Integer> partitions(String topic) {
    return topics.partitions(topic);
  }

  /** Writes records of a topic that is known; the future ends with what became of each. */
  Future<List<Sent>> send(String topic, List<OutRecord> records, int partitions) {
    Sending sending = new Sending(topic, partitions, records.size());
    records.forEach(record -> sending.send(producer, record));
    return sending.done().onSuccess(this::count);
  }

  private void count(List<Sent> records) {
    for (Sent record : records) {
      (record.isWritten() ? written : failed).increment();
    }
  }

  /** Succeeds when the brokers answer. */
  public Future<Void> check() {
    return KafkaFutures.of(
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(CHECK_MILLIS)).clusterId())
        .mapEmpty();
  }

  /** How many records were written since the start. */
  public long written() {
    return written.sum();
  }

  /** How many records could not be written since the start. */
  public long failed() {
    return failed.sum();
  }

  @Override
  public void close() {
    producer.close(CLOSE_AT_MOST);
    admin.close(CLOSE_AT_MOST);
  }
}
