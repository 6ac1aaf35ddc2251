package io.pinflow.gateway;

import io.pinflow.gateway.kafka.Compatibility;
import io.pinflow.gateway.kafka.KafkaSettings;
import io.pinflow.gateway.kinesis.KinesisSettings;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * The configuration of the gateway: a {@code kafka-rest.properties} as it is, whose keys of other
 * parts are passed over, and keys of the gateway's own, which begin with {@code gateway.}.
 */
public final class GatewayConfig extends AbstractConfig {
  private static final String OWN_PREFIX = "gateway.";

  GatewayConfig(Map<String, String> values) {
    super(GatewayDefinition.DEFINITION, checked(values), false);
    listener();
    if (!hasKafka() && !hasKinesis()) {
      throw GatewayErrors.nothingToServe();
    }
  }

  /**
   * The configuration a file holds.
   *
   * @throws org.apache.kafka.common.config.ConfigException when it can't be used, saying why
   */
  public static GatewayConfig read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw GatewayErrors.unreadableFile(file, e.toString());
    }
    Map<String, String> values = new HashMap<>();
    properties
        .stringPropertyNames()
        .forEach(key -> values.put(key, properties.getProperty(key).strip()));
    return new GatewayConfig(values);
  }

  private static Map<String, String> checked(Map<String, String> values) {
    Set<String> known = GatewayDefinition.DEFINITION.names();
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeIf(key -> !key.startsWith(OWN_PREFIX) || known.contains(key));
    if (!unknown.isEmpty()) {
      throw GatewayErrors.unknownKeys(unknown, known);
    }
    return values;
  }

  /** The keys that mean nothing here, such as kafka-rest's own. */
  Set<String> meaningless() {
    Set<String> keys = new TreeSet<>(originals().keySet());
    keys.removeAll(GatewayDefinition.DEFINITION.names());
    keys.removeIf(ClientConfigs::isOfClient);
    return keys;
  }

  Listener listener() {
    return Listener.of(getString(GatewayDefinition.LISTENERS_CONFIG));
  }

  boolean hasKafka() {
    return !getString(GatewayDefinition.BOOTSTRAP_SERVERS_CONFIG).isBlank();
  }

  boolean hasKinesis() {
    return text(GatewayDefinition.KINESIS_REGION_CONFIG).isPresent()
        || text(GatewayDefinition.KINESIS_ENDPOINT_CONFIG).isPresent();
  }

  KafkaSettings kafka() {
    return new KafkaSettings(
        Compatibility.of(getString(GatewayDefinition.COMPAT_CONFIG)),
        getList(GatewayDefinition.KEY_FIELDS_CONFIG),
        topicMillis(),
        ClientConfigs.producer(this),
        ClientConfigs.admin(this));
  }

  KinesisSettings kinesis() {
    String region =
        text(GatewayDefinition.KINESIS_REGION_CONFIG).orElseGet(KinesisPlaces::defaultRegion);
    URI endpoint =
        text(GatewayDefinition.KINESIS_ENDPOINT_CONFIG)
            .map(URI::create)
            .orElseGet(() -> KinesisPlaces.endpoint(region));
    return new KinesisSettings(
        endpoint,
        region,
        getString(GatewayDefinition.KINESIS_STATUS_CONFIG).equals("honest"),
        getLong(GatewayDefinition.KINESIS_TIMEOUT_CONFIG),
        getLong(GatewayDefinition.KINESIS_RETRY_CONFIG));
  }

  /** For how long an unknown topic is looked for. */
  long topicMillis() {
    return getLong(GatewayDefinition.TOPIC_TIMEOUT_CONFIG);
  }

  long maxBodyBytes() {
    return getLong(GatewayDefinition.BODY_CONFIG);
  }

  long maxInflightBytes() {
    return getLong(GatewayDefinition.INFLIGHT_CONFIG);
  }

  long idempotencyMillis() {
    return getLong(GatewayDefinition.IDEMPOTENCY_CONFIG);
  }

  long closeMillis() {
    return getLong(GatewayDefinition.CLOSE_CONFIG);
  }

  Optional<Path> apiKeysFile() {
    return text(GatewayDefinition.API_KEYS_CONFIG).map(Path::of);
  }

  private Optional<String> text(String key) {
    return Optional.ofNullable(getString(key)).filter(value -> !value.isBlank());
  }
}
