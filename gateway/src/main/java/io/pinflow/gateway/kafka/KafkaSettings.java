package io.pinflow.gateway.kafka;

import java.util.List;
import java.util.Map;

/**
 * How records are written to Kafka.
 *
 * @param compatibility whose behaviour clients see
 * @param keyFields the fields a record without a key gets its key from
 * @param topicMillis for how long an unknown topic is looked for, in milliseconds
 * @param producer the configuration of the producer
 * @param admin the configuration of the admin client
 */
public record KafkaSettings(
    Compatibility compatibility,
    List<String> keyFields,
    long topicMillis,
    Map<String, Object> producer,
    Map<String, Object> admin) {}
