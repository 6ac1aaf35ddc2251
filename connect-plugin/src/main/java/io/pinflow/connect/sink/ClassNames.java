package io.pinflow.connect.sink;

import java.util.Map;

/** Class names of Confluent's sink, understood as the names of things this sink does itself. */
final class ClassNames {

  static final String S3_STORAGE = "io.confluent.connect.s3.storage.S3Storage";

  static final String JSON = "json";
  static final String BYTES = "bytes";
  static final String PARQUET = "parquet";

  static final String DEFAULT_PARTITIONER = "DefaultPartitioner";
  static final String TIME_PARTITIONER = "TimeBasedPartitioner";
  static final String DAILY_PARTITIONER = "DailyPartitioner";
  static final String HOURLY_PARTITIONER = "HourlyPartitioner";

  static final String WALLCLOCK = "Wallclock";
  static final String RECORD = "Record";
  static final String RECORD_FIELD = "RecordField";

  private static final Map<String, String> FORMATS =
      Map.of(
          "JsonFormat",
          JSON,
          "ByteArrayFormat",
          BYTES,
          "ParquetFormat",
          PARQUET,
          JSON,
          JSON,
          BYTES,
          BYTES,
          PARQUET,
          PARQUET);

  private static final Map<String, String> PARTITIONERS =
      Map.of(
          DEFAULT_PARTITIONER, DEFAULT_PARTITIONER,
          TIME_PARTITIONER, TIME_PARTITIONER,
          DAILY_PARTITIONER, DAILY_PARTITIONER,
          HOURLY_PARTITIONER, HOURLY_PARTITIONER);

  private static final Map<String, String> EXTRACTORS =
      Map.of(
          WALLCLOCK,
          WALLCLOCK,
          RECORD,
          RECORD,
          RECORD_FIELD,
          RECORD_FIELD,
          "TimeBasedPartitioner$WallclockTimestampExtractor",
          WALLCLOCK,
          "TimeBasedPartitioner$RecordTimestampExtractor",
          RECORD,
          "TimeBasedPartitioner$RecordFieldTimestampExtractor",
          RECORD_FIELD);

  private ClassNames() {}

  /** The format of that name, or null. */
  static String formatOf(String name) {
    return FORMATS.get(withoutPackage(name, "io.confluent.connect.s3.format."));
  }

  /** The partitioner of that name, or null. */
  static String partitionerOf(String name) {
    return PARTITIONERS.get(withoutPackage(name, "io.confluent.connect.storage.partitioner."));
  }

  /** The timestamp extractor of that name, or null. */
  static String extractorOf(String name) {
    return EXTRACTORS.get(withoutPackage(name, "io.confluent.connect.storage.partitioner."));
  }

  private static String withoutPackage(String name, String prefix) {
    return name.startsWith(prefix) ? name.substring(name.lastIndexOf('.') + 1) : name;
  }
}
