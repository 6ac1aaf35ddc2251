package io.pinflow.connect.sink;

/** The names of the sink's settings, and of the values some of them choose from. */
final class SinkKeys {

  static final String BUCKET_CONFIG = "s3.bucket.name";
  static final String REGION_CONFIG = "s3.region";
  static final String STORE_URL_CONFIG = "store.url";
  static final String PATH_STYLE_CONFIG = "s3.path.style.access.enabled";
  static final String PART_SIZE_CONFIG = "s3.part.size";
  static final String PART_RETRIES_CONFIG = "s3.part.retries";
  static final String RETRY_BACKOFF_CONFIG = "s3.retry.backoff.ms";
  static final String TASK_RETRY_BACKOFF_CONFIG = "retry.backoff.ms";
  static final String ACCESS_KEY_CONFIG = "aws.access.key.id";
  static final String SECRET_KEY_CONFIG = "aws.secret.access.key";
  static final String COMPRESSION_CONFIG = "s3.compression.type";
  static final String COMPRESSION_LEVEL_CONFIG = "s3.compression.level";
  static final String FORMAT_CONFIG = "format.class";
  static final String STORAGE_CONFIG = "storage.class";
  static final String BYTES_EXTENSION_CONFIG = "format.bytearray.extension";
  static final String BYTES_SEPARATOR_CONFIG = "format.bytearray.separator";
  static final String LINE_BREAKS_CONFIG = "format.bytearray.line.breaks";
  static final String DECIMAL_FORMAT_CONFIG = "json.decimal.format";
  static final String PARQUET_CODEC_CONFIG = "parquet.codec";
  static final String ROW_GROUP_CONFIG = "parquet.row.group.bytes";
  static final String ENVELOPE_CONFIG = "store.envelope";
  static final String TOPICS_DIR_CONFIG = "topics.dir";
  static final String DIRECTORY_DELIMITER_CONFIG = "directory.delim";
  static final String FILE_DELIMITER_CONFIG = "file.delim";
  static final String OFFSET_WIDTH_CONFIG = "filename.offset.zero.pad.width";
  static final String PARTITIONER_CONFIG = "partitioner.class";
  static final String PARTITION_DURATION_CONFIG = "partition.duration.ms";
  static final String PATH_FORMAT_CONFIG = "path.format";
  static final String LOCALE_CONFIG = "locale";
  static final String TIMEZONE_CONFIG = "timezone";
  static final String EXTRACTOR_CONFIG = "timestamp.extractor";
  static final String TIMESTAMP_FIELD_CONFIG = "timestamp.field";
  static final String FLUSH_SIZE_CONFIG = "flush.size";
  static final String FLUSH_BYTES_CONFIG = "flush.bytes";
  static final String ROTATE_INTERVAL_CONFIG = "rotate.interval.ms";
  static final String ROTATE_SCHEDULE_CONFIG = "rotate.schedule.interval.ms";
  static final String ROTATE_IDLE_CONFIG = "rotate.idle.ms";
  static final String ROTATE_ON_PARTITION_CHANGE_CONFIG = "rotate.file.on.partition.change";
  static final String NULL_VALUES_CONFIG = "behavior.on.null.values";
  static final String REPORT_NULLS_CONFIG = "report.null.values.to.dlq";
  static final String UPLOAD_THREADS_CONFIG = "upload.threads";

  static final String LINE_BREAKS_KEEP = "keep";
  static final String LINE_BREAKS_SPACE = "space";
  static final String NULLS_IGNORE = "ignore";
  static final String NULLS_FAIL = "fail";

  private SinkKeys() {}
}
