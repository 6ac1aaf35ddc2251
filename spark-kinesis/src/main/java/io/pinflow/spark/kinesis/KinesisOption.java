package io.pinflow.spark.kinesis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The one definition of the options: names are Databricks' where it has one of the kind. */
enum KinesisOption {
  STREAM_NAME("streamName", "", "Name of the stream, or several separated by commas. Required."),
  REGION(
      "region", "", "AWS region of the streams, as `us-east-1`. Required without `endpointUrl`."),
  INITIAL_POSITION(
      "initialPosition",
      "latest",
      "Where a query without a checkpoint begins: `latest`, `trim_horizon` or `earliest` (the"
          + " oldest record kept), or `{\"at_timestamp\": \"2026-01-31T08:00:00Z\"}` (with"
          + " `\"format\"` a pattern of Java's DateTimeFormatter for other spellings)."),
  MAX_RECORDS_PER_TRIGGER(
      "maxRecordsPerTrigger", "0", "Most records of one micro-batch; 0 for no limit. Ours."),
  MAX_RECORDS_PER_FETCH(
      "maxRecordsPerFetch", "10000", "Most records asked for in one call, 1 to 10000."),
  MAX_FETCH_RATE(
      "maxFetchRate",
      "1.0",
      "Most MB/s read ahead from one shard. Kinesis gives 2 MB/s of a shard to all its readers"
          + " together."),
  MAX_FETCH_DURATION(
      "maxFetchDuration",
      "10s",
      "With `Trigger.AvailableNow`: how long records are gathered for one micro-batch. A trigger"
          + " by time takes what is there."),
  MIN_FETCH_PERIOD(
      "minFetchPeriod",
      "250ms",
      "Least time between two calls for one shard. Kinesis allows 5 calls a second for a shard to"
          + " all its readers together; on a cluster the driver takes twice this, as executors read"
          + " too."),
  FETCH_BUFFER_SIZE(
      "fetchBufferSize",
      "256mb",
      "Most bytes of records the driver holds read ahead (Databricks: 20gb, spread over a"
          + " cluster). Bounds a micro-batch, too."),
  SHARDS_PER_TASK("shardsPerTask", "5", "How many shards one task reads."),
  SHARD_FETCH_INTERVAL(
      "shardFetchInterval", "1s", "Time between two looks for new shards of a stream."),
  FAIL_ON_DATA_LOSS(
      "failOnDataLoss",
      "true",
      "`true`: the query fails when records may have been lost, as when it was away for longer than"
          + " the stream keeps records. `false`: a warning, and it goes on with the oldest record."),
  DEAGGREGATE(
      "deaggregate",
      "true",
      "`true`: a record the Kinesis Producer Library aggregated gives a row for each record it"
          + " holds, all with its sequence number. `false`: one row, the bytes as they are. Ours."),
  CONSUMER_MODE("consumerMode", "polling", "`polling`. `efo`, enhanced fan-out, is not supported."),
  AWS_ACCESS_KEY(
      "awsAccessKey",
      "",
      "Access key. Without it the AWS SDK's default chain finds credentials on the driver and on"
          + " every executor."),
  AWS_SECRET_KEY("awsSecretKey", "", "Secret key of `awsAccessKey`."),
  AWS_SESSION_TOKEN("awsSessionToken", "", "Token of temporary keys."),
  ROLE_ARN("roleArn", "", "Role to assume, on the driver and on executors; needs the SDK's `sts`."),
  ROLE_EXTERNAL_ID("roleExternalId", "", "External id to assume the role with."),
  ROLE_SESSION_NAME("roleSessionName", "pinflow-kinesis", "Session name to assume the role with."),
  STS_ENDPOINT("stsEndpoint", "", "URL of STS, where it is not that of the region."),
  ENDPOINT_URL("endpointUrl", "", "URL of Kinesis, for a local one or a VPC endpoint. Ours.");

  private final String key;
  private final String fallback;
  private final String explanation;

  KinesisOption(String key, String fallback, String explanation) {
    this.key = key;
    this.fallback = fallback;
    this.explanation = explanation;
  }

  String key() {
    return key;
  }

  /** The default; empty when there is none. */
  String fallback() {
    return fallback;
  }

  String explanation() {
    return explanation;
  }

  /** Option names have no case. */
  static Optional<KinesisOption> named(String key) {
    return Arrays.stream(values()).filter(option -> option.key.equalsIgnoreCase(key)).findFirst();
  }

  /** Databricks' options that have nothing to say here. */
  static boolean isAcceptedAndUnused(String key) {
    return switch (key.toLowerCase(Locale.ROOT)) {
      case "requireconsumerderegistration",
          "consumernameprefix",
          "consumername",
          "consumerrefreshinterval",
          "maxsharddescribe",
          "maxshardsperdescribe",
          "coalescethresholdblocksize",
          "coalescebinsize",
          "coalesceoptimization" ->
          true;
      default -> false;
    };
  }
}
