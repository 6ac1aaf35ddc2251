package io.pinflow.gateway.kafka;

import io.pinflow.gateway.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The clients of Kafka behind all routes. Safe for use by many threads. */
public final class KafkaService implements AutoCloseable {
  private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(1);
  private static final int CHECK_MILLIS = 2_000;

  private final Tally tally = new Tally();
  private final KafkaSettings settings;
  private final Producer<byte[], byte[]> producer;
  private final Admin admin;
  private final KnownTopics topics;
  private final SendRoom room;

  private KafkaService(Vertx vertx, KafkaSettings settings) {
    this.settings = settings;
    this.producer = new KafkaProducer<>(settings.producer());
    this.admin = Admin.create(settings.admin());
    this.topics = new KnownTopics(vertx, producer, this::existence);
    this.room = new SendRoom(bufferBytes(settings) / 4 * 3);
  }

  /** Starts the clients; they look for the brokers in the background. */
  public static KafkaService start(Vertx vertx, KafkaSettings settings) {
    return new KafkaService(vertx, settings);
  }

  private static long bufferBytes(KafkaSettings settings) {
    return Long.parseLong(settings.producer().get(ProducerConfig.BUFFER_MEMORY_CONFIG).toString());
  }

  private Future<?> existence(String topic) {
    DescribeTopicsOptions soon = new DescribeTopicsOptions().timeoutMs(CHECK_MILLIS);
    return KafkaFutures.of(admin.describeTopics(List.of(topic), soon).topicNameValues().get(topic));
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
    long size = SendRoom.size(records);
    try {
      room.take(size);
    } catch (RefusedException e) {
      return Future.failedFuture(e);
    }
    Sending sending = new Sending(topic, partitions, records.size());
    records.forEach(record -> sending.send(producer, record));
    return sending.done().onSuccess(sent -> finish(topic, size, sent));
  }

  private void finish(String topic, long size, List<Sent> records) {
    room.release(size);
    tally.count(records);
    if (records.stream().anyMatch(Sent::isOutOfTime)) {
      topics.doubt(topic);
    }
  }

  /** Succeeds when the brokers answer. */
  public Future<Void> check() {
    return KafkaFutures.of(
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(CHECK_MILLIS)).clusterId())
        .mapEmpty();
  }

  /** Its counters in Prometheus' text format. */
  public void write(StringBuilder text) {
    tally.write(text);
    text.append("# TYPE pinflow_gateway_waiting_bytes gauge\npinflow_gateway_waiting_bytes ")
        .append(room.taken())
        .append('\n');
  }

  @Override
  public void close() {
    producer.close(CLOSE_AT_MOST);
    admin.close(CLOSE_AT_MOST);
  }
}
