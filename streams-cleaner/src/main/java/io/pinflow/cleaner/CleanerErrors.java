package io.pinflow.cleaner;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Every message of the cleaner to a person: problem, cause, remedy. */
final class CleanerErrors {
  private CleanerErrors() {}

  static ConfigException unknownKeys(Set<String> unknown, Set<String> known) {
    return new ConfigException(
        "Invalid configuration: unknown keys "
            + unknown
            + ". Expected of the cleaner's own keys only "
            + known
            + ".");
  }

  static ConfigException missingKey(String key) {
    return new ConfigException(
        "Must specify '"
            + key
            + "': the cleaner can't find Kafka without it. Add it to the file or pass --set "
            + key
            + "=….");
  }

  static ConfigException unreadableFile(Path file, String cause) {
    return new ConfigException(
        "Cannot read the configuration '"
            + file
            + "' because "
            + cause
            + ". Name a readable properties file with --config.");
  }

  static ConfigException notAnAssignment(String text) {
    return new ConfigException("Invalid --set: '" + text + "'. Expected key=value.");
  }

  static ConfigException invalidUserId(String key, String value) {
    return new ConfigException(
        "Invalid "
            + key
            + ": '"
            + value
            + "'. Expected letters, digits, '_' and '-' only, since topics are named after it.");
  }

  static IllegalStateException topics(List<String> problems) {
    return new IllegalStateException(
        "Cannot start because of the topics:"
            + System.lineSeparator()
            + "  "
            + String.join(System.lineSeparator() + "  ", problems));
  }

  static String missingTopic(String topic) {
    return "'"
        + topic
        + "' does not exist, or the cleaner may not see it. Create it (kafka-topics.sh --create"
        + " --topic "
        + topic
        + " --bootstrap-server …), or allow it kafka-cluster:DescribeTopic.";
  }

  static String producerTooNarrow(String source, int sourceBytes, int limit) {
    return tooNarrow(
        source, sourceBytes, "max.request.size", limit, sourceBytes + TopicCheck.HEADROOM_BYTES);
  }

  static String cleanedTopicTooNarrow(String source, int sourceBytes, String target, int limit) {
    String key = "max.message.bytes of '" + target + "'";
    return tooNarrow(source, sourceBytes, key, limit, sourceBytes);
  }

  private static String tooNarrow(
      String source, int sourceBytes, String key, int limit, int wanted) {
    return "'"
        + source
        + "' takes records of up to "
        + sourceBytes
        + " bytes, but "
        + key
        + " is "
        + limit
        + ". Raise "
        + key
        + " to at least "
        + wanted
        + ", or lower max.message.bytes of '"
        + source
        + "'.";
  }

  static IllegalStateException forbidden(String cause) {
    return new IllegalStateException(
        "Cannot look at the topics because Kafka refused it: "
            + cause
            + " Allow the cleaner's principal kafka-cluster:Connect, DescribeCluster, DescribeTopic"
            + " and DescribeTopicDynamicConfiguration.");
  }

  static IllegalStateException kafkaUnreachable(String servers, String cause) {
    return new IllegalStateException(
        "Cannot reach Kafka at '"
            + servers
            + "' because "
            + cause
            + ". Check bootstrap.servers, the security group and the SASL settings.");
  }

  static IllegalStateException healthPort(String host, int port, String cause) {
    return new IllegalStateException(
        "Cannot listen for health requests on "
            + host
            + ":"
            + port
            + " because "
            + cause
            + ". Free the port or set "
            + CleanerConfig.HEALTH_PORT_CONFIG
            + " to another one (0 takes any free one).");
  }

  /** One line for what a client of Kafka could not do, with the causes it tells. */
  static String kafka(KafkaException error) {
    StringBuilder line = new StringBuilder("Cannot start the cleaner: ");
    line.append(error.getMessage());
    for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
      line.append(" because ").append(cause.getMessage());
    }
    return line.append(" Check the configuration.").toString();
  }

  /** For one row of a message that holds several. */
  static String inRow(int row, int rows, String message) {
    return "Row " + row + " of " + rows + ": " + message;
  }

  static String recordTooLarge(long bytes, int limit, String topic) {
    return "Cannot write the record to '"
        + topic
        + "' because it takes about "
        + bytes
        + " bytes of the "
        + limit
        + " that topic and producer allow. "
        + recordTooLargeRemedy(topic);
  }

  static String recordTooLargeRemedy(String topic) {
    return "Raise max.message.bytes of '"
        + topic
        + "' and producer.max.request.size, then send the record again.";
  }

  static String withoutValue(String message, RecordMetadata from) {
    return message
        + " The value is left out here since it is too large for the dead letter topic: read it at "
        + from.topic()
        + ", partition "
        + from.partition()
        + ", offset "
        + from.offset()
        + ".";
  }
}
