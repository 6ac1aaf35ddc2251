package io.pinflow.benchmark.connect;

import io.pinflow.benchmark.Contender;
import io.pinflow.benchmark.Volume;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends as many messages as the table has rows, ready-made, with a producer that batches. */
final class RawProducer implements Contender {
  /** What the shipped worker configurations set. */
  static final Map<String, String> TUNED =
      Map.of("linger.ms", "20", "batch.size", "262144", "compression.type", "lz4");

  private final Topics topics;
  private final int brokerPort;
  private final int rows;
  private final TableMessages table;
  private List<byte[]> messages = List.of();
  private String topic;
  private int runs;

  RawProducer(Topics topics, int brokerPort, int rows, TableMessages table) {
    this.topics = topics;
    this.brokerPort = brokerPort;
    this.rows = rows;
    this.table = table;
  }

  @Override
  public String name() {
    return "bare producer, tuned";
  }

  @Override
  public void prepare() throws Exception {
    if (messages.isEmpty()) {
      messages = table.sample();
    }
    runs++;
    topic = "raw-" + runs;
    topics.create(topic);
  }

  @Override
  public Volume run() throws Exception {
    Map<String, Object> settings = new HashMap<>(TUNED);
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + brokerPort);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    long bytes = 0;
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
      Future<RecordMetadata> last = null;
      for (int row = 0; row < rows; row++) {
        byte[] message = messages.get(row % messages.size());
        last = producer.send(new ProducerRecord<>(topic, message));
        bytes += message.length;
      }
      last.get();
    }
    topics.awaitRecords(topic, rows);
    return new Volume(rows, bytes);
  }

  @Override
  public void finish() throws Exception {
    topics.delete(topic);
  }
}
