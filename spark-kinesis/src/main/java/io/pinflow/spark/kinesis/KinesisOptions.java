package io.pinflow.spark.kinesis;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The options of one query, read and checked. Values as {@link KinesisOption} explains them. */
record KinesisOptions(
    List<String> streams,
    ClientSettings client,
    InitialPosition initialPosition,
    Fetching fetching,
    long maxRecordsPerTrigger,
    Duration maxFetchDuration,
    int shardsPerTask,
    Duration shardFetchInterval,
    LossPolicy loss,
    Aggregated aggregated) {

  private static final long MAX_BUFFER = 1L << 40;

  static KinesisOptions parse(Map<String, String> options) {
    UnknownOptions.check(options);
    OptionValues values = new OptionValues(options);
    checkConsumerMode(values.required(KinesisOption.CONSUMER_MODE));
    return new KinesisOptions(
        values.streams(),
        ClientSettings.of(values),
        InitialPosition.parse(values.required(KinesisOption.INITIAL_POSITION)),
        fetching(values),
        values.number(KinesisOption.MAX_RECORDS_PER_TRIGGER, 0, Long.MAX_VALUE),
        values.duration(KinesisOption.MAX_FETCH_DURATION),
        (int) values.number(KinesisOption.SHARDS_PER_TASK, 1, 10_000),
        atLeast(values, KinesisOption.SHARD_FETCH_INTERVAL, Duration.ofMillis(100)),
        values.flag(KinesisOption.FAIL_ON_DATA_LOSS) ? LossPolicy.FAIL : LossPolicy.GO_ON,
        values.flag(KinesisOption.DEAGGREGATE) ? Aggregated.TAKE_APART : Aggregated.AS_IT_IS);
  }

  private static Fetching fetching(OptionValues values) {
    long buffer = values.bytes(KinesisOption.FETCH_BUFFER_SIZE);
    if (buffer < 1 << 20 || buffer > MAX_BUFFER) {
      throw KinesisErrors.invalid(
          KinesisOption.FETCH_BUFFER_SIZE,
          values.required(KinesisOption.FETCH_BUFFER_SIZE),
          "a size from 1mb to 1tb");
    }
    return new Fetching(
        (int) values.number(KinesisOption.MAX_RECORDS_PER_FETCH, 1, 10_000),
        atLeast(values, KinesisOption.MIN_FETCH_PERIOD, Duration.ofMillis(10)),
        values.rate(KinesisOption.MAX_FETCH_RATE) * (1 << 20),
        buffer);
  }

  private static Duration atLeast(OptionValues values, KinesisOption option, Duration min) {
    Duration duration = values.duration(option);
    if (duration.compareTo(min) < 0) {
      throw KinesisErrors.invalid(
          option, values.required(option), "a time of at least " + min.toMillis() + "ms");
    }
    return duration;
  }

  private static void checkConsumerMode(String value) {
    if (value.toLowerCase(Locale.ROOT).equals("efo")) {
      throw KinesisErrors.fanOut();
    }
    if (!value.equalsIgnoreCase("polling")) {
      throw KinesisErrors.invalid(KinesisOption.CONSUMER_MODE, value, "'polling'");
    }
  }

  /** What to do when records may have been lost. */
  enum LossPolicy {
    FAIL,
    GO_ON
  }

  /** What to do with a record of the Kinesis Producer Library that holds several. */
  enum Aggregated {
    TAKE_APART,
    AS_IT_IS
  }

  /**
   * How shards are read.
   *
   * @param maxRecords of one call
   * @param period between two calls for a shard
   * @param bytesPerSecond read ahead from a shard
   * @param bufferBytes read ahead from all shards
   */
  record Fetching(int maxRecords, Duration period, double bytesPerSecond, long bufferBytes)
      implements Serializable {}
}
