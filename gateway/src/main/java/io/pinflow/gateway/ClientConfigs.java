package io.pinflow.gateway;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Kafka's clients get: the gateway's defaults, then the keys behind {@code client.}, then
 * those behind the client's own prefix.
 */
final class ClientConfigs {
  private static final Logger LOGGER = LoggerFactory.getLogger(ClientConfigs.class);
  private static final String CLIENT = "client.";
  private static final String PRODUCER = "producer.";
  private static final String ADMIN = "admin.";
  private static final long LEAST_BUFFER = 32L * 1024 * 1024;
  private static final int MILLIS = 1_000;

  private ClientConfigs() {}

  static Map<String, Object> producer(GatewayConfig config) {
    Map<String, Object> producer = new HashMap<>();
    producer.put(ProducerConfig.ACKS_CONFIG, "all");
    producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    producer.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    // Together well under the 29 s after which API Gateway gives up.
    producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 8 * MILLIS);
    producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20 * MILLIS);
    producer.put(
        ProducerConfig.MAX_BLOCK_MS_CONFIG, config.getLong(GatewayDefinition.TOPIC_TIMEOUT_CONFIG));
    // What is under way fits, so that sending never waits for room.
    producer.put(
        ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(LEAST_BUFFER, 2 * config.maxInflightBytes()));
    producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    addGiven(producer, config, PRODUCER);
    keepSafe(producer, ProducerConfig.ACKS_CONFIG, "all", "-1");
    keepSafe(producer, ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    return producer;
  }

  /** A 200 means that the record is in the topic, once: a proxy's file may not say otherwise. */
  private static void keepSafe(Map<String, Object> producer, String key, String... safe) {
    String given = producer.get(key).toString();
    if (Arrays.stream(safe).noneMatch(given::equalsIgnoreCase)) {
      LOGGER.warn(
          "{}={} is not followed: it would lose or repeat records; {} is", key, given, safe[0]);
      producer.put(key, safe[0]);
    }
  }

  static Map<String, Object> admin(GatewayConfig config) {
    Map<String, Object> admin = new HashMap<>();
    admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 4 * MILLIS);
    admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5 * MILLIS);
    addGiven(admin, config, ADMIN);
    return admin;
  }

  private static void addGiven(Map<String, Object> client, GatewayConfig config, String prefix) {
    client.put(
        GatewayDefinition.BOOTSTRAP_SERVERS_CONFIG,
        config.getString(GatewayDefinition.BOOTSTRAP_SERVERS_CONFIG));
    client.putAll(config.originalsWithPrefix(CLIENT));
    client.putAll(config.originalsWithPrefix(prefix));
  }
}
