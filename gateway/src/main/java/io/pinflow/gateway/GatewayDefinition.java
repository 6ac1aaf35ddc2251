package io.pinflow.gateway;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/** The keys of the gateway, what they mean and what they are when not set. */
final class GatewayDefinition {
  static final String BOOTSTRAP_SERVERS_CONFIG = "bootstrap.servers";
  static final String BOOTSTRAP_SERVERS_DOC =
      "The brokers of Kafka; without it /topics and /brokers answer 501.";

  static final String LISTENERS_CONFIG = "listeners";
  static final String LISTENERS_DOC =
      "The address to listen on, http://host:port; port 0 takes any free one.";

  static final String COMPAT_CONFIG = "gateway.compat";
  static final String COMPAT_DOC =
      "confluent answers as Confluent's REST proxy does; lenient takes more content types, and"
          + " answers 404 for a missing topic or partition and 422 when records failed.";

  static final String KEY_FIELDS_CONFIG = "gateway.key.fields";
  static final String KEY_FIELDS_DOC =
      "A JSON record without a key gets the first of these fields of its value that is an integer,"
          + " as text, so that a row's repeats share a partition; empty leaves it without a key.";

  static final String BODY_CONFIG = "gateway.body.max.bytes";
  static final String BODY_DOC =
      "The longest body taken, in bytes; a longer one gets 413. The default is API Gateway's.";

  static final String INFLIGHT_CONFIG = "gateway.inflight.max.bytes";
  static final String INFLIGHT_DOC =
      "How many bytes of bodies may be under way at once; a request beyond gets 503 with"
          + " Retry-After. Memory needed is about four times that.";

  static final String API_KEYS_CONFIG = "gateway.api.keys.file";
  static final String API_KEYS_DOC =
      "A file of API keys, one a line, of which a request must carry one in x-api-key or as bearer"
          + " token; without it nothing is asked for.";

  static final String IDEMPOTENCY_CONFIG = "gateway.idempotency.window.ms";
  static final String IDEMPOTENCY_DOC =
      "For how long the answer to a request with an Idempotency-Key is remembered, in"
          + " milliseconds; 0 never.";

  static final String TOPIC_TIMEOUT_CONFIG = "gateway.topic.timeout.ms";
  static final String TOPIC_TIMEOUT_DOC =
      "How long a topic nobody posted to yet is looked for, in milliseconds.";

  static final String CLOSE_CONFIG = "gateway.close.timeout.ms";
  static final String CLOSE_DOC =
      "How long requests under way may take to end after SIGTERM, in milliseconds.";

  static final String KINESIS_REGION_CONFIG = "gateway.kinesis.region";
  static final String KINESIS_REGION_DOC =
      "The AWS region of Kinesis. Without it and without an endpoint /streams answers 501; with an"
          + " endpoint alone it is the one of AWS' default chain.";

  static final String KINESIS_ENDPOINT_CONFIG = "gateway.kinesis.endpoint";
  static final String KINESIS_ENDPOINT_DOC =
      "The address of Kinesis' API, when it is not that of the region.";

  static final String KINESIS_STATUS_CONFIG = "gateway.kinesis.status";
  static final String KINESIS_STATUS_DOC =
      "honest passes on Kinesis' HTTP status; always-200 answers 200 whatever Kinesis says, as a"
          + " hand-made API Gateway does, and keeps 503 for a Kinesis out of reach.";

  static final String KINESIS_TIMEOUT_CONFIG = "gateway.kinesis.timeout.ms";
  static final String KINESIS_TIMEOUT_DOC =
      "How long one call of Kinesis may take, in milliseconds.";

  static final String KINESIS_RETRY_CONFIG = "gateway.kinesis.retry.ms";
  static final String KINESIS_RETRY_DOC =
      "For how long a Kinesis that is busy or out of reach is called again, in milliseconds.";

  private static final long BODY_DEFAULT = 10L * 1024 * 1024;
  private static final long INFLIGHT_DEFAULT = 32L * 1024 * 1024;
  private static final long IDEMPOTENCY_DEFAULT = 600_000;
  private static final long TOPIC_TIMEOUT_DEFAULT = 600;
  private static final long CLOSE_DEFAULT = 6_000;
  private static final long KINESIS_TIMEOUT_DEFAULT = 8_000;
  private static final long KINESIS_RETRY_DEFAULT = 5_000;

  static final ConfigDef DEFINITION = kinesis(limits(gateway(rest(new ConfigDef()))));

  private GatewayDefinition() {}

  private static ConfigDef rest(ConfigDef definition) {
    return definition
        .define(
            BOOTSTRAP_SERVERS_CONFIG,
            ConfigDef.Type.STRING,
            "",
            Importance.HIGH,
            BOOTSTRAP_SERVERS_DOC)
        .define(
            LISTENERS_CONFIG,
            ConfigDef.Type.STRING,
            "http://0.0.0.0:8082",
            Importance.HIGH,
            LISTENERS_DOC);
  }

  private static ConfigDef gateway(ConfigDef definition) {
    return definition
        .define(
            COMPAT_CONFIG,
            ConfigDef.Type.STRING,
            "confluent",
            ValidString.in("confluent", "lenient"),
            Importance.MEDIUM,
            COMPAT_DOC)
        .define(
            KEY_FIELDS_CONFIG, ConfigDef.Type.LIST, "ind,index", Importance.MEDIUM, KEY_FIELDS_DOC)
        .define(API_KEYS_CONFIG, ConfigDef.Type.STRING, null, Importance.MEDIUM, API_KEYS_DOC);
  }

  private static ConfigDef limits(ConfigDef definition) {
    return definition
        .define(
            BODY_CONFIG,
            ConfigDef.Type.LONG,
            BODY_DEFAULT,
            Range.atLeast(1),
            Importance.LOW,
            BODY_DOC)
        .define(
            INFLIGHT_CONFIG,
            ConfigDef.Type.LONG,
            INFLIGHT_DEFAULT,
            Range.atLeast(1),
            Importance.LOW,
            INFLIGHT_DOC)
        .define(
            IDEMPOTENCY_CONFIG,
            ConfigDef.Type.LONG,
            IDEMPOTENCY_DEFAULT,
            Range.atLeast(0),
            Importance.LOW,
            IDEMPOTENCY_DOC)
        .define(
            TOPIC_TIMEOUT_CONFIG,
            ConfigDef.Type.LONG,
            TOPIC_TIMEOUT_DEFAULT,
            Range.between(1, 20_000),
            Importance.LOW,
            TOPIC_TIMEOUT_DOC)
        .define(
            CLOSE_CONFIG,
            ConfigDef.Type.LONG,
            CLOSE_DEFAULT,
            Range.atLeast(1),
            Importance.LOW,
            CLOSE_DOC);
  }

  private static ConfigDef kinesis(ConfigDef definition) {
    return definition
        .define(
            KINESIS_REGION_CONFIG, ConfigDef.Type.STRING, null, Importance.HIGH, KINESIS_REGION_DOC)
        .define(
            KINESIS_ENDPOINT_CONFIG,
            ConfigDef.Type.STRING,
            null,
            Importance.LOW,
            KINESIS_ENDPOINT_DOC)
        .define(
            KINESIS_STATUS_CONFIG,
            ConfigDef.Type.STRING,
            "honest",
            ValidString.in("honest", "always-200"),
            Importance.MEDIUM,
            KINESIS_STATUS_DOC)
        .define(
            KINESIS_TIMEOUT_CONFIG,
            ConfigDef.Type.LONG,
            KINESIS_TIMEOUT_DEFAULT,
            Range.between(1, 25_000),
            Importance.LOW,
            KINESIS_TIMEOUT_DOC)
        .define(
            KINESIS_RETRY_CONFIG,
            ConfigDef.Type.LONG,
            KINESIS_RETRY_DEFAULT,
            Range.between(0, 20_000),
            Importance.LOW,
            KINESIS_RETRY_DOC);
  }
}
