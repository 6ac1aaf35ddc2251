package io.pinflow.analytics.live;

import java.util.Map;
import java.util.Optional;

/**
 * How the streams are read.
 *
 * @param format Spark's name of the source: {@code kinesis} on Databricks, else ours
 * @param sharedStream the name of the stream in the shared layout
 * @param endpoint where Kinesis is when it is not AWS
 * @param options more options of the source; win over the others
 */
record KinesisSettings(
    String format,
    StreamLayout layout,
    String sharedStream,
    String region,
    Optional<String> endpoint,
    InitialPosition initialPosition,
    Map<String, String> options) {

  /** How tables share streams. */
  enum StreamLayout {
    /** A stream each: {@code streaming-<UserId>-pin}. */
    TABLES,
    /** One stream; the partition key {@code <UserId>-pin} tells the table. */
    SHARED
  }

  /** Where the first run begins. */
  enum InitialPosition {
    /** With the oldest record that is still there. */
    EARLIEST,
    /** With what comes after the start. */
    LATEST
  }
}
