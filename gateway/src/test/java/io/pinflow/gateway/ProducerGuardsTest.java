package io.pinflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProducerGuardsTest {
  @ParameterizedTest
  @CsvSource({
    "acks, 1, all",
    "acks, -1, -1",
    "enable.idempotence, false, true",
    "retries, 0, 2147483647",
    "retries, 7, 7",
    "max.in.flight.requests.per.connection, 10, 5",
    "max.in.flight.requests.per.connection, 1, 1",
    "transactional.id, t, ",
    "max.block.ms, 60000, 600",
    "max.block.ms, 100, 100",
    "buffer.memory, 1000, 67108864",
    "buffer.memory, 99999999, 99999999",
    "request.timeout.ms, 30000, 14999",
    "linger.ms, 50, 50",
    "compression.type, zstd, zstd"
  })
  void shouldFollowOnlyWhatIsSafe(String key, String given, String followed) {
    Object value = producer(Map.of("producer." + key, given)).get(key);

    assertThat(value == null ? null : value.toString()).isEqualTo(followed);
  }

  /** What Kafka's clients refuse when it comes together. */
  @Test
  void shouldStartWithAProxysSettings() {
    GatewayConfig config =
        config(
            Map.of(
                "client.request.timeout.ms", "30000",
                "producer.retries", "0",
                "producer.max.in.flight.requests.per.connection", "10",
                "producer.enable.idempotence", "false",
                "producer.transactional.id", "t",
                "producer.acks", "0",
                "producer.key.serializer",
                    "org.apache.kafka.common.serialization.StringSerializer"));

    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(config.kafka().producer());
        Admin admin = Admin.create(config.kafka().admin())) {
      assertThat(producer).isNotNull();
      assertThat(admin).isNotNull();
    }
  }

  private static Map<String, Object> producer(Map<String, String> given) {
    return config(given).kafka().producer();
  }

  private static GatewayConfig config(Map<String, String> given) {
    Map<String, String> values = new HashMap<>(given);
    values.put("bootstrap.servers", "127.0.0.1:9092");
    return new GatewayConfig(values);
  }
}
