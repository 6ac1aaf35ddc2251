package io.pinflow.cleaner;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

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
        + "' does not exist. Create it: kafka-topics.sh --create --topic "
        + topic
        + " --bootstrap-server …";
  }

  static String recordTooLarge(String source, int sourceBytes, String key, long limit) {
    return "'"
        + source
        + "' takes records of up to "
        + sourceBytes
        + " bytes, but "
        + key
        + " is "
        + limit
        + ": one large record would stop the cleaner for good. Raise "
        + key
        + " to at least "
        + (sourceBytes + TopicCheck.HEADROOM_BYTES)
        + ", or lower max.message.bytes of '"
        + source
        + "'.";
  }

  static IllegalStateException kafkaUnreachable(String servers, String cause) {
    return new IllegalStateException(
        "Cannot reach Kafka at '"
            + servers
            + "' because "
            + cause
            + ". Check bootstrap.servers, the security group and the SASL settings.");
  }
}
