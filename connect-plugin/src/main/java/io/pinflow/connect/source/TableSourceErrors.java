package io.pinflow.connect.source;

import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Messages of the table source that are about none of its parts alone: problem, cause, remedy. None
 * holds a row's content or a secret.
 */
final class TableSourceErrors {
  private TableSourceErrors() {}

  static String wrongConverter(String converter) {
    return "Cannot use record.value json with value.converter "
        + converter
        + " because it would convert what is JSON already. Set value.converter to"
        + " org.apache.kafka.connect.converters.ByteArrayConverter, or record.value to struct.";
  }

  static String unknownKey(String key, List<String> known) {
    return "Unknown configuration '"
        + key
        + "'. Did you mean one of "
        + known
        + "? Correct it or take it out.";
  }

  static String peerKey(String key, String remedy) {
    return "Cannot use configuration '"
        + key
        + "' because it is a key of another JDBC source, and its meaning would be lost. "
        + remedy
        + " Then take it out.";
  }

  static ConnectException permanent(TableName table, String message) {
    return new ConnectException("The reading of table '" + table + "' has ended. " + message);
  }
}
