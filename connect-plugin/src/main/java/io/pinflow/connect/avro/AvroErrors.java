package io.pinflow.connect.avro;

import java.util.Collection;
import org.apache.kafka.connect.errors.DataException;

/** Every message of the converter: problem, cause, remedy. None holds a record's content. */
final class AvroErrors {
  private static final String GIVE_SCHEMA = "Give its .avsc in the converter's setting 'schemas'";

  private AvroErrors() {}

  static String unreadableSchemas(String origin, String cause) {
    return "Cannot read Avro schemas from "
        + origin
        + " because: "
        + cause
        + ". Expected in 'schemas' a schema or an"
        + " array of schemas as JSON, or paths of .avsc files separated by commas, readable on every worker.";
  }

  static String unsupportedSchema(String schema, String reason) {
    return "Cannot use Avro schema '"
        + schema
        + "' because "
        + reason
        + ". Take it out of 'schemas' or write it without"
        + " that.";
  }

  static DataException notSingleObject(String topic, int length) {
    return new DataException(
        "Cannot read a message of topic '"
            + topic
            + "' ("
            + length
            + " bytes) because it is not in"
            + " Avro's single-object encoding: it does not start with C3 01. Use the converter its writer used, or leave"
            + " the message to the dead letter queue (errors.tolerance=all).");
  }

  static DataException unknownFingerprint(
      String topic, long fingerprint, Collection<String> known) {
    return new DataException(
        String.format(
            "Cannot read a message of topic '%s' because no known schema has the"
                + " fingerprint %016x it names; known are %s. %s, or read it with the version of Pinflow that wrote it.",
            topic, fingerprint, known, GIVE_SCHEMA));
  }

  static DataException brokenBody(String topic, String schema, Exception cause) {
    return new DataException(
        "Cannot read a message of topic '"
            + topic
            + "' as "
            + schema
            + " because its body is cut or"
            + " damaged. Check its writer, or leave the message to the dead letter queue (errors.tolerance=all).",
        cause);
  }

  static DataException bytesLeft(String topic, String schema) {
    return new DataException(
        "Cannot read a message of topic '"
            + topic
            + "' as "
            + schema
            + " because bytes are left"
            + " after the record ends. Check its writer: its schema may differ from the one it names.");
  }

  static DataException unknownConnectSchema(String topic, String schema, Collection<String> known) {
    return new DataException(
        "Cannot write to topic '"
            + topic
            + "' because no known Avro schema is called '"
            + schema
            + "'; known are "
            + known
            + ". "
            + GIVE_SCHEMA
            + ", under the name the records carry.");
  }

  static DataException missingValue(String field) {
    return new DataException(
        "Cannot write field '"
            + field
            + "' because it is null or missing and its Avro schema does"
            + " not allow null. Make it a union with null in the .avsc, or fill it before this converter.");
  }

  static DataException wrongValue(String field, String expected, Object value) {
    return new DataException(
        "Cannot write field '"
            + field
            + "' because its value is a "
            + value.getClass().getName()
            + " and its Avro schema expects "
            + expected
            + ". Cast it with a transform before this converter.");
  }
}
