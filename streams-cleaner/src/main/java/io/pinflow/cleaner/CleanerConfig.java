package io.pinflow.cleaner;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;

/**
 * The configuration of the cleaner: its own keys begin with {@code cleaner.}, every other key goes
 * to Kafka Streams and its clients, after the defaults that make the cleaner exact.
 */
final class CleanerConfig extends AbstractConfig {
  static final String USER_ID_CONFIG = "cleaner.user-id";
  static final String USER_ID_DOC =
      "The prefix of the topics: <user-id>.pin, .geo and .user are read, <user-id>.pin.cleaned and so on are written.";

  static final String OUTPUT_FORMAT_CONFIG = "cleaner.output.format";
  static final String OUTPUT_FORMAT_DOC =
      "How cleaned records are written: 'avro' is Avro single-object encoding, 'json' is for reading by eye.";

  static final String HEALTH_PORT_CONFIG = "cleaner.health.port";
  static final String HEALTH_PORT_DOC =
      "The port of /live, /ready, /topology and /metrics; 0 takes any free one.";

  static final String HEALTH_HOST_CONFIG = "cleaner.health.host";
  static final String HEALTH_HOST_DOC = "The address the health port listens on.";

  static final String CLOSE_TIMEOUT_CONFIG = "cleaner.close.timeout.ms";
  static final String CLOSE_TIMEOUT_DOC =
      "How many milliseconds a clean stop may take before the process ends all the same.";

  private static final String OWN_PREFIX = "cleaner.";
  private static final int MAX_PORT = 65_535;
  private static final int CLOSE_TIMEOUT_DEFAULT = 30_000;
  private static final int MAX_REQUEST_BYTES = 8 * 1024 * 1024;

  static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              USER_ID_CONFIG,
              ConfigDef.Type.STRING,
              ConfigDef.NO_DEFAULT_VALUE,
              new ConfigDef.NonEmptyString(),
              Importance.HIGH,
              USER_ID_DOC)
          .define(
              OUTPUT_FORMAT_CONFIG,
              ConfigDef.Type.STRING,
              "avro",
              ValidString.in("avro", "json"),
              Importance.MEDIUM,
              OUTPUT_FORMAT_DOC)
          .define(
              HEALTH_PORT_CONFIG,
              ConfigDef.Type.INT,
              8080,
              ConfigDef.Range.between(0, MAX_PORT),
              Importance.LOW,
              HEALTH_PORT_DOC)
          .define(
              HEALTH_HOST_CONFIG,
              ConfigDef.Type.STRING,
              "127.0.0.1",
              Importance.LOW,
              HEALTH_HOST_DOC)
          .define(
              CLOSE_TIMEOUT_CONFIG,
              ConfigDef.Type.INT,
              CLOSE_TIMEOUT_DEFAULT,
              ConfigDef.Range.atLeast(1),
              Importance.LOW,
              CLOSE_TIMEOUT_DOC);

  CleanerConfig(Map<String, String> values) {
    super(DEFINITION, checked(values), false);
  }

  private static Map<String, String> checked(Map<String, String> values) {
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeIf(key -> !key.startsWith(OWN_PREFIX) || DEFINITION.names().contains(key));
    if (!unknown.isEmpty()) {
      throw CleanerErrors.unknownKeys(unknown, DEFINITION.names());
    }
    if (!values.containsKey(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG)) {
      throw CleanerErrors.missingKey(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG);
    }
    return values;
  }

  CleanerNames names() {
    return new CleanerNames(getString(USER_ID_CONFIG));
  }

  CleanedFormat format() {
    return CleanedFormat.of(getString(OUTPUT_FORMAT_CONFIG));
  }

  int healthPort() {
    return getInt(HEALTH_PORT_CONFIG);
  }

  String healthHost() {
    return getString(HEALTH_HOST_CONFIG);
  }

  int closeTimeoutMillis() {
    return getInt(CLOSE_TIMEOUT_CONFIG);
  }

  /** What Kafka Streams gets: our defaults, then every key of the user that is not ours. */
  Properties streams() {
    Properties properties = defaults();
    originalsStrings()
        .forEach(
            (key, value) -> {
              if (!key.startsWith(OWN_PREFIX)) {
                properties.put(key, value);
              }
            });
    return properties;
  }

  private Properties defaults() {
    Properties defaults = new Properties();
    defaults.put(StreamsConfig.APPLICATION_ID_CONFIG, getString(USER_ID_CONFIG) + "-cleaner");
    defaults.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    defaults.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class.getName());
    defaults.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueProcessingExceptionHandler.class.getName());
    defaults.put(
        StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, BadOutputHandler.class.getName());
    defaults.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, names().deadLetterTopic());
    defaults.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
    defaults.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    defaults.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), "5000");
    defaults.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    defaults.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), "50");
    defaults.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), "131072");
    defaults.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        String.valueOf(MAX_REQUEST_BYTES));
    return defaults;
  }

  /** The largest record the cleaner's producer can write, bytes. */
  int maxRequestBytes() {
    Properties properties = streams();
    String configured =
        properties.getProperty(
            StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG));
    return Integer.parseInt(configured);
  }
}
