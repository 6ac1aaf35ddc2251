package io.pinflow.gateway.kinesis;

import io.pinflow.gateway.RefusedException;
import io.pinflow.gateway.json.JsonValue;
import java.net.URI;

/**
 * Every message of the Kinesis routes: the problem, its cause and what to do. None holds a record's
 * content.
 */
final class KinesisErrors {
  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;
  private static final String RECORD = "{\"Data\":{…},\"PartitionKey\":\"…\"}";
  private static final String RECORDS = "{\"records\":[{\"data\":{…},\"partition-key\":\"…\"}]}";

  private KinesisErrors() {}

  static RefusedException notJson(String reason) {
    return new RefusedException(
        BAD_REQUEST,
        "Cannot read the request body as JSON because "
            + reason
            + ". Send one JSON object in UTF-8.");
  }

  static RefusedException notAnObject(JsonValue body, String shape) {
    String cause =
        body.isText()
            ? "a JSON text: it was probably encoded twice. Send it encoded once (json.dumps, or"
                + " json= of requests), as "
            : "not a JSON object. Send ";
    return unprocessable("Cannot put records because the request body is " + cause + shape + ".");
  }

  static RefusedException kafkaEnvelope(String shape) {
    return unprocessable(
        "Cannot put records because the request body is that of a Kafka REST proxy,"
            + " {\"records\":[{\"value\":…}]}. Send "
            + shape
            + " to a stream, or post this body to /topics/{topic}.");
  }

  static RefusedException manyForOne() {
    return unprocessable(
        "Cannot put the record because the request body holds \"records\". Send "
            + RECORD
            + ", or put this body to …/records, with an s.");
  }

  static RefusedException oneForMany() {
    return unprocessable(
        "Cannot put the records because the request body is a single record. Send "
            + RECORDS
            + ", or put this body to …/record, without the s.");
  }

  static RefusedException noRecords(String found) {
    return unprocessable(
        "Cannot put records because \"records\" is " + found + ". Send " + RECORDS + ".");
  }

  static RefusedException notARecord(String where) {
    return unprocessable(
        "Cannot put the records because " + where + " is not a JSON object. Send " + RECORDS + ".");
  }

  static RefusedException emptyData(String field, String found) {
    return unprocessable(
        "Cannot put the record because "
            + field
            + " is "
            + found
            + ": the stream would get a record that holds nothing. Send the row as a JSON object, "
            + RECORD
            + ".");
  }

  /** Kinesis' own words, and the remedy. */
  static RefusedException partitionKey(String where, String found, String constraint) {
    return unprocessable(
        "1 validation error detected: Value "
            + found
            + " at '"
            + where
            + "' failed to satisfy constraint: Member must "
            + constraint
            + ". Send \"PartitionKey\" as a text of 1 to 256 characters, such as \"partition-1\".");
  }

  static RefusedException shardCount(String found) {
    return unprocessable(
        "Invalid ShardCount: '" + found + "'. Expected a whole number of shards, at least 1.");
  }

  static RefusedException noCredentials(Throwable cause) {
    return new RefusedException(
        UNAVAILABLE,
        "Cannot call Kinesis because no AWS credentials were found ("
            + cause.getClass().getSimpleName()
            + "). Give the machine a role that may (deploy/ec2/gateway-policy.json), or set"
            + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
  }

  static UnreachableException unreachable(URI endpoint, Throwable cause) {
    return new UnreachableException(
        "Cannot reach Kinesis at '"
            + endpoint
            + "' because "
            + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage())
            + ". The record may or may not be in the stream; send it again.",
        cause);
  }

  static String notServed() {
    return "Cannot serve /streams because this gateway is not told of any Kinesis. Set"
        + " gateway.kinesis.region, or gateway.kinesis.endpoint for a local one.";
  }

  static String recordShape() {
    return RECORD;
  }

  static String recordsShape() {
    return RECORDS;
  }

  private static RefusedException unprocessable(String message) {
    return new RefusedException(UNPROCESSABLE, message);
  }
}
