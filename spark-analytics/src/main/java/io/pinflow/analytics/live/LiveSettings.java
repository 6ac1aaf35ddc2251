package io.pinflow.analytics.live;

import io.pinflow.analytics.Location;
import io.pinflow.analytics.Names;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one run of the live job is told; it follows Kinesis, Kafka, or both.
 *
 * @param tables the folder of the Delta tables
 * @param checkpoints the folder that remembers what was read
 * @param trigger time from the start of one micro-batch to that of the next
 * @param s3Endpoint where S3 is when it is not AWS
 * @param sparkOptions more Spark configuration; wins over the defaults
 */
record LiveSettings(
    Names names,
    Location tables,
    Location checkpoints,
    Until until,
    Duration trigger,
    Optional<KinesisSettings> kinesis,
    Optional<KafkaSettings> kafka,
    Optional<String> s3Endpoint,
    Map<String, String> sparkOptions) {

  /** When the job ends by itself. */
  enum Until {
    /** Never: it is stopped by a signal. */
    STOPPED,
    /** When everything that was there at its start is in. */
    CAUGHT_UP
  }

  /** Where a table is. */
  Location table(String name) {
    return tables.resolve(name);
  }

  /**
   * The memory of one table's query. Sources of another kind are another query, with another
   * memory: Spark can't go on with one source where another left off.
   */
  Location checkpoint(String table) {
    return checkpoints.resolve("live").resolve(source()).resolve(table);
  }

  /** Whether letters come from the dead letter topic of the cleaner. */
  boolean followsDeadLetters() {
    return kafka.filter(topics -> topics.topics() == KafkaSettings.Topics.CLEANED).isPresent();
  }

  private String source() {
    return Stream.of(kinesis.map(LiveSettings::name), kafka.map(LiveSettings::name))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("-"));
  }

  private static String name(KinesisSettings streams) {
    return streams.layout() == KinesisSettings.StreamLayout.TABLES ? "kinesis" : "kinesis.shared";
  }

  private static String name(KafkaSettings topics) {
    return topics.topics() == KafkaSettings.Topics.CLEANED ? "kafka" : "kafka.raw";
  }
}
