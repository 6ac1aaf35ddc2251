package io.pinflow.connect.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.connect.storage.Converter;

/** When and how tables are compared with their topics. Immutable. */
final class ReconcileConfig {
  static final String INTERVAL_CONFIG = "reconcile.interval.ms";
  static final String REQUEST_CONFIG = "reconcile.request";
  static final String SERVERS_CONFIG = "reconcile.bootstrap.servers";
  static final String KEY_CONVERTER_CONFIG = "reconcile.key.converter";
  static final String REPORT_TOPIC_CONFIG = "reconcile.report.topic";
  static final String MEMORY_CONFIG = "reconcile.memory.max.keys";
  static final String DELETES_MAX_CONFIG = "reconcile.deletes.max.percent";
  static final String RESEND_CONFIG = "reconcile.resend.expired";

  /** Before the settings of the consumer. */
  static final String CONSUMER_PREFIX = "reconcile.consumer.";

  private static final String OWN_CONVERTER = "key.converter";

  private final TableSourceConfig config;

  ReconcileConfig(TableSourceConfig config) {
    this.config = config;
  }

  /** Whether there is anything to compare, once or again and again. */
  boolean isOn() {
    return intervalMs() > 0 || !request().isEmpty();
  }

  long intervalMs() {
    return config.getLong(INTERVAL_CONFIG);
  }

  String request() {
    return config.getString(REQUEST_CONFIG);
  }

  String servers() {
    return config.getString(SERVERS_CONFIG);
  }

  /** True when a secret of the consumer is still to be fetched by its provider. */
  boolean isUnresolved() {
    return config.originalsWithPrefix(CONSUMER_PREFIX).values().stream()
        .anyMatch(value -> String.valueOf(value).contains("${"));
  }

  Optional<String> reportTopic() {
    return Optional.of(config.getString(REPORT_TOPIC_CONFIG)).filter(topic -> !topic.isEmpty());
  }

  ReconcileLimits limits() {
    return new ReconcileLimits(
        config.getInt(MEMORY_CONFIG),
        config.getInt(DELETES_MAX_CONFIG),
        config.getBoolean(RESEND_CONFIG));
  }

  /** Class name of the converter of keys, empty when only the worker knows it. */
  Optional<String> keyConverter() {
    String own = config.getString(KEY_CONVERTER_CONFIG);
    return own.isEmpty()
        ? Optional.ofNullable(config.originalsStrings().get(OWN_CONVERTER))
        : Optional.of(own);
  }

  /**
   * A reader of a table's keys.
   *
   * @param order by key alone
   */
  ReconcileKeys keys(SourceTable table, ReadOrder order) {
    return new ReconcileKeys(converter(), table, order);
  }

  /** A converter ready for use; throws ConfigException for one that can't be. */
  Converter converter() {
    String name =
        keyConverter()
            .orElseThrow(() -> new ConfigException(ReconcileErrors.noReconcileConverter()));
    boolean isOwn = config.getString(KEY_CONVERTER_CONFIG).isEmpty();
    String prefix = (isOwn ? OWN_CONVERTER : KEY_CONVERTER_CONFIG) + ".";
    try {
      ClassLoader plugin = ReconcileConfig.class.getClassLoader();
      Class<?> type = Class.forName(name, true, plugin);
      Converter converter = type.asSubclass(Converter.class).getConstructor().newInstance();
      converter.configure(config.originalsWithPrefix(prefix), true);
      return converter;
    } catch (ReflectiveOperationException | ClassCastException | KafkaException e) {
      throw new ConfigException(
          ReconcileErrors.unusableReconcileConverter(name, String.valueOf(e.getMessage())));
    }
  }

  /** A consumer that sees what is committed; throws ConfigException when none can be made. */
  Consumer<byte[], byte[]> consumer(TableName table) {
    Map<String, Object> settings = new HashMap<>(config.originalsWithPrefix(CONSUMER_PREFIX));
    settings.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, "pinflow-reconcile-" + table);
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    try {
      return new KafkaConsumer<>(
          settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ConfigException(
          ReconcileErrors.unusableReconcileConsumer(String.valueOf(cause.getMessage())));
    }
  }
}
