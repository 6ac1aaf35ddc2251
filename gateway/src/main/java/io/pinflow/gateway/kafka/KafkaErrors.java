package io.pinflow.gateway.kafka;

import io.pinflow.gateway.RefusedException;
import io.pinflow.gateway.json.JsonValue;
import java.util.Locale;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;

/** The errors of the Kafka routes, with the codes of the REST proxy's API v2. */
final class KafkaErrors {
  static final int AUTHENTICATION = 40101;
  static final int AUTHORIZATION = 40301;
  static final int TOPIC_NOT_FOUND = 40401;
  static final int PARTITION_NOT_FOUND = 40402;
  static final int KAFKA = 50002;
  static final int RETRIABLE = 50003;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ACCEPTABLE = 406;
  private static final int UNSUPPORTED = 415;
  private static final int UNPROCESSABLE = 422;
  private static final int TOO_LARGE = 413;
  private static final int FAILED = 500;
  private static final int UNAVAILABLE = 503;
  private static final int CODE_DIGITS = 100;

  private KafkaErrors() {}

  static RefusedException notJson(String reason) {
    return new RefusedException(
        BAD_REQUEST,
        "Cannot read the request body as JSON because "
            + reason
            + ". Send one JSON object in UTF-8.");
  }

  static RefusedException wrongType(String field, String expected) {
    return new RefusedException(BAD_REQUEST, "Invalid " + field + ". Expected " + expected + ".");
  }

  static RefusedException notText(JsonValue.Kind kind) {
    return new RefusedException(
        BAD_REQUEST, "JSON " + kind.name().toLowerCase(Locale.ROOT) + " is not a base64 string.");
  }

  static RefusedException notBase64() {
    return new RefusedException(BAD_REQUEST, "The text is not a valid base64 string.");
  }

  static RefusedException unrecognizedField(String field) {
    return new RefusedException(UNPROCESSABLE, "Unrecognized field: " + field);
  }

  static RefusedException noRecords() {
    return new RefusedException(
        UNPROCESSABLE,
        "Cannot produce because \"records\" is missing or empty. Send {\"records\":[{\"value\":…}]}.");
  }

  static RefusedException notAnObject(boolean isText) {
    return new RefusedException(
        BAD_REQUEST,
        isText
            ? "Cannot produce because the request body is a JSON text: it was probably encoded"
                + " twice. Send it encoded once, as {\"records\":[{\"value\":…}]}."
            : "Cannot produce because the request body is not a JSON object. Send"
                + " {\"records\":[{\"value\":…}]}.");
  }

  static RefusedException unsupportedType() {
    return new RefusedException(UNSUPPORTED, "HTTP 415 Unsupported Media Type");
  }

  static RefusedException notAcceptable() {
    return new RefusedException(NOT_ACCEPTABLE, "HTTP 406 Not Acceptable");
  }

  static RefusedException topicNotFound() {
    return new RefusedException(NOT_FOUND, TOPIC_NOT_FOUND, "Topic not found.");
  }

  static RefusedException partitionNotFound() {
    return new RefusedException(NOT_FOUND, PARTITION_NOT_FOUND, "Partition not found.");
  }

  static RefusedException tooManyRecords(long size, long max) {
    return new RefusedException(
        TOO_LARGE,
        "Cannot take the records because in memory they are "
            + size
            + " bytes, of which there may be "
            + max
            + ". Send fewer records at once.");
  }

  static RefusedException noRoom() {
    return new RefusedException(
        UNAVAILABLE,
        "Cannot take the records now because too many wait for Kafka. Send them again in a"
            + " second.");
  }

  static TimeoutException tooManyLooks() {
    return new TimeoutException(
        "Too many topics that are not known are being looked for. Send the record again in a"
            + " second.");
  }

  static RefusedException nonKafka() {
    return new RefusedException(FAILED, "Unexpected non-Kafka exception returned by Kafka");
  }

  /** What a read of Kafka failed with, as an answer. */
  static RefusedException of(Throwable failure) {
    int code = code(failure);
    return new RefusedException(code / CODE_DIGITS, code, message(failure));
  }

  /** The code of a failure; its first three digits are an HTTP status. */
  static int code(Throwable failure) {
    if (failure instanceof AuthenticationException) {
      return AUTHENTICATION;
    }
    if (failure instanceof AuthorizationException) {
      return AUTHORIZATION;
    }
    return failure instanceof RetriableException ? RETRIABLE : KAFKA;
  }

  static String message(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
