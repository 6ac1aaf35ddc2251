package io.pinflow.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * What Kafka's clients get: the gateway's defaults, then the keys behind {@code client.}, then
 * those behind the client's own prefix.
 */
final class ClientConfigs {
  private static final String CLIENT = "client.";
  private static final String PRODUCER = "producer.";
  private static final String ADMIN = "admin.";
  private static final long LEAST_BUFFER = 32L * 1024 * 1024;
  private static final int MILLIS = 1_000;

  private ClientConfigs() {}

  /** Whether a key is passed on to a client. */
  static boolean isOfClient(String key) {
    return Stream.of(CLIENT, PRODUCER, ADMIN).anyMatch(key::startsWith);
  }

  static Map<String, Object> producer(GatewayConfig config) {
    Map<String, Object> producer = new HashMap<>();
    producer.put(ProducerConfig.ACKS_CONFIG, "all");
    producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    producer.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    // Together well under the 29 s after which API Gateway gives up.
    producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 8 * MILLIS);
    producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15 * MILLIS);
    producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.topicMillis());
    producer.put(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferBytes(config));
    addGiven(producer, config, PRODUCER);
    return ProducerGuards.keep(producer, config.topicMillis(), bufferBytes(config));
  }

  /** What is under way fits, so that sending never waits for room. */
  private static long bufferBytes(GatewayConfig config) {
    return Math.max(LEAST_BUFFER, 2 * config.maxInflightBytes());
  }

  static Map<String, Object> admin(GatewayConfig config) {
    Map<String, Object> admin = new HashMap<>();
    admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 4 * MILLIS);
    admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5 * MILLIS);
    addGiven(admin, config, ADMIN);
    if (millis(admin, AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG)
        > millis(admin, AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG)) {
      // Given for the producer, behind client., and more than the admin client starts with.
      admin.put(
          AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
          admin.get(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG));
    }
    return admin;
  }

  /** What is no number is left to Kafka's client to refuse. */
  private static long millis(Map<String, Object> client, String key) {
    try {
      return Long.parseLong(client.get(key).toString());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static void addGiven(Map<String, Object> client, GatewayConfig config, String prefix) {
    client.put(
        GatewayDefinition.BOOTSTRAP_SERVERS_CONFIG,
        config.getString(GatewayDefinition.BOOTSTRAP_SERVERS_CONFIG));
    client.putAll(config.originalsWithPrefix(CLIENT));
    client.putAll(config.originalsWithPrefix(prefix));
  }
}
