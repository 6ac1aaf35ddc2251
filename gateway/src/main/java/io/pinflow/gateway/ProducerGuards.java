package io.pinflow.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a proxy's file may not say of the producer: a 200 means that the record is in the topic,
 * once, and an event loop never waits. What is not followed is said in the log.
 */
final class ProducerGuards {
  private static final Logger LOGGER = LoggerFactory.getLogger(ProducerGuards.class);
  private static final String MOST_IN_FLIGHT = "5";
  private static final String FOREVER = Integer.toString(Integer.MAX_VALUE);

  private final Map<String, Object> producer;

  private ProducerGuards(Map<String, Object> producer) {
    this.producer = producer;
  }

  /**
   * The configuration with what is safe in it.
   *
   * @param blockMillis for how long sending may wait at most
   * @param bufferBytes how much memory it needs at least
   */
  static Map<String, Object> keep(Map<String, Object> given, long blockMillis, long bufferBytes) {
    ProducerGuards guards = new ProducerGuards(new HashMap<>(given));
    guards.loseNothing();
    guards.waitForNothing(blockMillis, bufferBytes);
    guards.fitInTime();
    return guards.producer;
  }

  private void loseNothing() {
    if (!Set.of("all", "-1").contains(text(ProducerConfig.ACKS_CONFIG))) {
      replace(ProducerConfig.ACKS_CONFIG, "all");
    }
    if (!text(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG).equalsIgnoreCase("true")) {
      replace(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    }
    if (number(ProducerConfig.RETRIES_CONFIG, 1) == 0) {
      replace(ProducerConfig.RETRIES_CONFIG, FOREVER);
    }
    if (number(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1)
        > Long.parseLong(MOST_IN_FLIGHT)) {
      replace(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, MOST_IN_FLIGHT);
    }
    if (producer.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG) != null) {
      LOGGER.warn("{} is not followed: requests are no transactions", "transactional.id");
    }
  }

  private void waitForNothing(long blockMillis, long bufferBytes) {
    producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    if (number(ProducerConfig.MAX_BLOCK_MS_CONFIG, blockMillis) > blockMillis) {
      replace(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(blockMillis));
    }
    if (number(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferBytes) < bufferBytes) {
      replace(ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(bufferBytes));
    }
  }

  /** A request of the producer has to end before the whole delivery does. */
  private void fitInTime() {
    long most =
        number(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 0)
            - number(ProducerConfig.LINGER_MS_CONFIG, 0);
    if (most > 0 && number(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 0) > most) {
      replace(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(most));
    }
  }

  private String text(String key) {
    return producer.get(key).toString();
  }

  /** What is no number is left to Kafka's client to refuse. */
  private long number(String key, long fallback) {
    try {
      return producer.containsKey(key) ? Long.parseLong(text(key)) : fallback;
    } catch (NumberFormatException e) {
      return fallback;
    }
  }

  private void replace(String key, String safe) {
    LOGGER.warn(
        "{}={} is not followed: it would lose or repeat records, or keep clients waiting; {} is",
        key,
        producer.put(key, safe),
        safe);
  }
}
