package io.pinflow.gateway;

import java.nio.file.Path;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;

/** Every message of the gateway's own: the problem, its cause and what to do. */
final class GatewayErrors {
  private GatewayErrors() {}

  static ConfigException unreadableFile(Path file, String reason) {
    return new ConfigException(
        "Cannot read '" + file + "' because of " + reason + ". Give a file that can be read.");
  }

  /** The whole of why a client of Kafka can't be made stands in the causes. */
  static String unusable(KafkaException failure) {
    if (failure instanceof ConfigException) {
      return failure.getMessage();
    }
    StringBuilder text =
        new StringBuilder("Cannot start because of the configuration of Kafka's clients:");
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      text.append(' ')
          .append(cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage());
    }
    return text.append(". Mend the keys behind client., producer. and admin.").toString();
  }

  static ConfigException unknownKeys(Set<String> keys, Set<String> known) {
    return new ConfigException(
        "Unknown keys " + keys + ". Expected, of those that begin with 'gateway.': " + known);
  }

  static ConfigException nothingToServe() {
    return new ConfigException(
        "Cannot serve anything because neither Kafka nor Kinesis is configured. Set"
            + " bootstrap.servers, or gateway.kinesis.region, or both.");
  }

  static ConfigException invalidListeners(String value) {
    return new ConfigException(
        "Invalid listeners: '"
            + value
            + "'. Expected one http://host:port; put TLS before the gateway.");
  }

  static ConfigException noApiKeys(Path file) {
    return new ConfigException(
        "Cannot ask for API keys because '" + file + "' holds none. Write one a line.");
  }

  static ConfigException noRegion(String reason) {
    return new ConfigException(
        "Cannot call Kinesis because its region is not known: "
            + reason
            + " Set gateway.kinesis.region.");
  }

  static String cannotListen(String host, int port, String reason) {
    return "Cannot listen on '"
        + host
        + ":"
        + port
        + "' because of "
        + reason
        + ". Free the port, or give another in listeners.";
  }

  static String bodyTooLarge(long max) {
    return "HTTP 413 Request Entity Too Large: a body may have "
        + max
        + " bytes. Send fewer records at once, or raise gateway.body.max.bytes.";
  }

  static String tooMuchUnderWay(long max) {
    return "Cannot take the request now because requests of more than "
        + max
        + " bytes are under way. Send it again in a second.";
  }

  static String unknownApiKey() {
    return "Cannot take the request because it carries no API key that is known. Send one in the"
        + " header x-api-key.";
  }

  static String keyTooLong(int longest) {
    return "Cannot take the request because its Idempotency-Key is longer than "
        + longest
        + " characters. Send a shorter one, such as a UUID.";
  }

  static String keyUsedBefore() {
    return "Cannot take the request because its Idempotency-Key came before with another body. Give"
        + " every request a key of its own, and only one sent again the same.";
  }
}
