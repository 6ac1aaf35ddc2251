package io.pinflow.cleaner;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
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
      "The prefix of the topics: <user-id>.pin, .geo and .user are read, <user-id>.pin.cleaned and so on are written,"
          + " and <user-id>.deadletter. All of them must exist.";

  static final String OUTPUT_FORMAT_CONFIG = "cleaner.output.format";
  static final String OUTPUT_FORMAT_DOC =
      "How cleaned records are written: avro is Avro single-object encoding, which sink and Spark read; json is for"
          + " reading by eye.";

  static final String HEALTH_PORT_CONFIG = "cleaner.health.port";
  static final String HEALTH_PORT_DOC =
      "The port that answers /live, /ready, /topology and /metrics over HTTP; 0 takes any free one.";

  static final String HEALTH_HOST_CONFIG = "cleaner.health.host";
  static final String HEALTH_HOST_DOC =
      "The address the health port listens on; 0.0.0.0 for every one. There is no login.";

  static final String CLOSE_TIMEOUT_CONFIG = "cleaner.close.timeout.ms";
  static final String CLOSE_TIMEOUT_DOC =
      "How long a clean stop may take before the process ends all the same, in milliseconds.";

  private static final String OWN_PREFIX = "cleaner.";
  private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9_-]+");

  /** Kafka's constant is deprecated, as this will be the default; until then its absence warns. */
  private static final String GLOBAL_HANDLER_CONFIG = "processing.exception.handler.global.enabled";

  private static final int MAX_PORT = 65_535;
  private static final int CLOSE_TIMEOUT_DEFAULT = 30_000;
  private static final int MAX_REQUEST_BYTES = 8 * 1024 * 1024;

  static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              USER_ID_CONFIG,
              ConfigDef.Type.STRING,
              ConfigDef.NO_DEFAULT_VALUE,
              ConfigDef.LambdaValidator.with(
                  CleanerConfig::requireUserId, () -> "letters, digits, '_' and '-'"),
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
    requireValidClientKeys();
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

  /**
   * The largest record the cleaner's producer can write, bytes.
   *
   * @throws ConfigException when the key's value is no number
   */
  int maxRequestBytes() {
    Object bytes =
        new StreamsConfig(streams())
            .getProducerConfigs("size")
            .get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
    return (Integer)
        ConfigDef.parseType(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, bytes, ConfigDef.Type.INT);
  }

  /** What the clients would find only after the topics were looked at. */
  private void requireValidClientKeys() {
    StreamsConfig streams = new StreamsConfig(streams());
    Map<String, Object> producer = streams.getProducerConfigs("check");
    producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    ProducerConfig.configDef().parse(producer);
    Map<String, Object> consumer = streams.getMainConsumerConfigs("check", "check", 0);
    consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    ConsumerConfig.configDef().parse(consumer);
  }

  private static void requireUserId(String key, Object value) {
    if (value != null && !USER_ID.matcher(value.toString()).matches()) {
      throw CleanerErrors.invalidUserId(key, value.toString());
    }
  }

  private Properties defaults() {
    Properties defaults = new Properties();
    addStreamsDefaults(defaults);
    addHandlers(defaults);
    addClientDefaults(defaults);
    return defaults;
  }

  private void addStreamsDefaults(Properties defaults) {
    defaults.put(StreamsConfig.APPLICATION_ID_CONFIG, getString(USER_ID_CONFIG) + "-cleaner");
    defaults.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    defaults.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, "2");
    defaults.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    defaults.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
    defaults.put(
        StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RecordTime.class.getName());
  }

  private void addHandlers(Properties defaults) {
    defaults.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class.getName());
    defaults.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueProcessingExceptionHandler.class.getName());
    defaults.put(GLOBAL_HANDLER_CONFIG, "true");
    defaults.put(
        StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, BadOutputHandler.class.getName());
    defaults.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, names().deadLetterTopic());
  }

  /** Without the prefixes of the clients, so that a user's key wins with and without one. */
  private static void addClientDefaults(Properties defaults) {
    defaults.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    defaults.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
    // Without state a rebalance costs little, and a killed instance is replaced sooner.
    defaults.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "15000");
    defaults.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    defaults.put(ProducerConfig.LINGER_MS_CONFIG, "50");
    defaults.put(ProducerConfig.BATCH_SIZE_CONFIG, "131072");
    defaults.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(MAX_REQUEST_BYTES));
  }
}
