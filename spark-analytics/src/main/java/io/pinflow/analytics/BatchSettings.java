package io.pinflow.analytics;

import java.util.Map;
import java.util.Optional;

/**
 * What one run of the batch is told.
 *
 * @param input the folder of the landed topics
 * @param tables the folder of the Delta tables
 * @param checkpoints the folder that remembers what was read
 * @param results the folder of the answers
 * @param s3Endpoint where S3 is when it is not AWS
 * @param sparkOptions more Spark configuration; wins over the defaults
 */
record BatchSettings(
    Names names,
    Location input,
    Location tables,
    Location checkpoints,
    Location results,
    Source source,
    QueryOptions options,
    Optional<String> s3Endpoint,
    Map<String, String> sparkOptions) {

  /** Which landed topics are read. */
  enum Source {
    /** Parquet that the cleaner made. */
    CLEANED,
    /** JSON lines as they came; the batch cleans them itself. */
    RAW
  }
}
