package io.pinflow.spark.kinesis;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Every failure a user may see: problem, cause, remedy. Values quoted, secrets and data never. */
final class KinesisErrors {

  private static final int SHOWN = 200;

  private KinesisErrors() {}

  // Options.

  static IllegalArgumentException missing(KinesisOption option, String expected) {
    return new IllegalArgumentException(
        "Must specify option '" + option.key() + "': " + expected + ".");
  }

  static IllegalArgumentException invalid(KinesisOption option, String value, String expected) {
    return invalid(option, value, expected, null);
  }

  static IllegalArgumentException invalid(
      KinesisOption option, String value, String expected, Throwable cause) {
    return new IllegalArgumentException(
        "Invalid option '" + option.key() + "': '" + value + "'. Expected " + expected + ".",
        cause);
  }

  static IllegalArgumentException unknownOption(String key, Optional<String> near) {
    return new IllegalArgumentException(
        "Invalid option '"
            + key
            + "': "
            + KinesisSource.SHORT_NAME
            + " has none of this name. "
            + near.map(name -> "Did you mean '" + name + "'?")
                .orElse("See its README for those it has, or leave it out."));
  }

  static IllegalArgumentException serviceCredential() {
    return new IllegalArgumentException(
        "Cannot use option 'serviceCredential' because only Databricks' own format 'kinesis' knows"
            + " Unity Catalog. Use 'roleArn', 'awsAccessKey' or an instance profile.");
  }

  static IllegalArgumentException streamArn() {
    return new IllegalArgumentException(
        "Cannot use option 'streamARN' because streams are read by name. Use 'streamName', and"
            + " 'roleArn' for a stream of another account.");
  }

  static IllegalArgumentException fanOut() {
    return new IllegalArgumentException(
        "Invalid option 'consumerMode': 'efo'. Enhanced fan-out is not supported. Expected"
            + " 'polling', which shares the 2 MB/s of each shard with its other readers.");
  }

  static IllegalArgumentException halfOfKeys() {
    return new IllegalArgumentException(
        "Must specify both 'awsAccessKey' and 'awsSecretKey', or neither for the AWS SDK's default"
            + " credentials.");
  }

  static IllegalArgumentException positionInFuture(long millis) {
    return new IllegalArgumentException(
        "Invalid option 'initialPosition': "
            + Instant.ofEpochMilli(millis)
            + " is in the future. Expected a time that has passed, or 'latest'.");
  }

  static IllegalStateException noSts(Throwable cause) {
    return new IllegalStateException(
        "Cannot assume the role of option 'roleArn' because the AWS SDK's sts is not on the class"
            + " path. Add software.amazon.awssdk:sts of the version of its kinesis.",
        cause);
  }

  // Checkpoints.

  static IllegalStateException unreadableOffset(String json, Throwable cause) {
    return new IllegalStateException(
        "Cannot read the offset '"
            + json.substring(0, Math.min(SHOWN, json.length()))
            + "' because it is not one of "
            + KinesisSource.SHORT_NAME
            + ". The checkpoint is of another source or of a newer version: give the query a"
            + " checkpoint of its own.",
        cause);
  }

  static IllegalStateException recreated(String stream, String shard) {
    return new IllegalStateException(
        "Cannot go on reading stream '"
            + stream
            + "' because it was deleted and created again: its shard "
            + shard
            + " does not begin where that of the checkpoint did. Give the query a new checkpoint.");
  }

  static IllegalStateException dataLoss(String stream, String shard, String what) {
    return new IllegalStateException(
        "Records of shard "
            + shard
            + " of stream '"
            + stream
            + "' may have been lost: "
            + what
            + ". Set failOnDataLoss to false to go on with what there is, or give the query a new"
            + " checkpoint.");
  }

  // Kinesis.

  static IllegalStateException noStream(String stream, Throwable cause) {
    return new IllegalStateException(
        "Cannot read stream '"
            + stream
            + "' because Kinesis doesn't know it. Check options 'streamName' and 'region', or"
            + " create it.",
        cause);
  }

  static IllegalStateException denied(String stream, Throwable cause) {
    return new IllegalStateException(
        "Cannot read stream '"
            + stream
            + "' because Kinesis refuses these credentials: "
            + cause.getMessage()
            + ". Allow kinesis:ListShards, GetShardIterator and GetRecords (DescribeStreamSummary"
            + " helps), or give others.",
        cause);
  }

  static IllegalStateException cannotList(String stream, Throwable cause) {
    return new IllegalStateException(
        "Cannot list the shards of stream '"
            + stream
            + "': "
            + cause.getMessage()
            + ". Check options 'region' and 'endpointUrl', credentials and the network.",
        cause);
  }

  static IllegalStateException cannotRead(String stream, String shard, Throwable cause) {
    return new IllegalStateException(
        "Cannot read shard "
            + shard
            + " of stream '"
            + stream
            + "': "
            + cause.getMessage()
            + ". Start the query again: it goes on where it was.",
        cause);
  }

  static IllegalStateException readAheadFailed(RuntimeException cause) {
    return new IllegalStateException("Cannot go on reading Kinesis: " + cause.getMessage(), cause);
  }

  static IllegalStateException notAggregated() {
    return new IllegalStateException(
        "Cannot take an aggregated record apart because it breaks the format of the Kinesis"
            + " Producer Library. Set option 'deaggregate' to false to get its bytes as they are.");
  }

  /** The SDK's message: of requests and codes, never of data or keys. */
  static String answer(SdkException e) {
    if (e instanceof AwsServiceException service && service.awsErrorDetails() != null) {
      return service.awsErrorDetails().errorCode()
          + ": "
          + service.awsErrorDetails().errorMessage();
    }
    return e.getMessage();
  }
}
