package io.pinflow.connect.sink;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/**
 * Settings of the S3 sink: Confluent's keys with their names, defaults and meaning, and a few of
 * our own ({@code flush.bytes}, {@code rotate.idle.ms}, {@code store.envelope}, {@code
 * format.bytearray.line.breaks}, {@code parquet.row.group.bytes}, {@code upload.threads}).
 */
final class S3SinkConfig extends AbstractConfig {

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

  private static final ConfigDef DEFINITION = SinkDefinition.create();

  S3SinkConfig(Map<String, String> settings) {
    super(DEFINITION, settings, false);
    ConfluentKeys.faults(settings).entrySet().stream()
        .findFirst()
        .ifPresent(
            fault -> {
              throw new ConfigException(fault.getValue());
            });
    requireZoneForSchedule();
  }

  static ConfigDef definition() {
    return new ConfigDef(DEFINITION);
  }

  String bucket() {
    return getString(BUCKET_CONFIG);
  }

  String region() {
    return getString(REGION_CONFIG);
  }

  /** The endpoint when it is not AWS's own; {@code https} unless it names a scheme. */
  Optional<String> storeUrl() {
    return Optional.ofNullable(getString(STORE_URL_CONFIG))
        .filter(url -> !url.isBlank())
        .map(url -> url.contains("://") ? url : "https://" + url);
  }

  boolean pathStyle() {
    return getBoolean(PATH_STYLE_CONFIG);
  }

  int partSize() {
    return getInt(PART_SIZE_CONFIG);
  }

  int requestRetries() {
    return getInt(PART_RETRIES_CONFIG);
  }

  long requestBackoffMillis() {
    return getLong(RETRY_BACKOFF_CONFIG);
  }

  long uploadBackoffMillis() {
    return getLong(TASK_RETRY_BACKOFF_CONFIG);
  }

  Optional<String> accessKey() {
    return Optional.of(getString(ACCESS_KEY_CONFIG)).filter(id -> !id.isBlank());
  }

  Optional<String> secretKey() {
    return Optional.ofNullable(getPassword(SECRET_KEY_CONFIG))
        .map(Password::value)
        .filter(secret -> !secret.isBlank());
  }

  Compression compression() {
    return "gzip".equals(getString(COMPRESSION_CONFIG))
        ? Compression.gzip(getInt(COMPRESSION_LEVEL_CONFIG))
        : Compression.none();
  }

  RecordFormat format() {
    return Formats.create(this);
  }

  String formatName() {
    return ClassNames.formatOf(getString(FORMAT_CONFIG));
  }

  String bytesExtension() {
    return getString(BYTES_EXTENSION_CONFIG);
  }

  /** Read as written: a definition would trim a line break away. */
  byte[] bytesSeparator() {
    Object given = originals().get(BYTES_SEPARATOR_CONFIG);
    String separator = given == null ? System.lineSeparator() : given.toString();
    return separator.getBytes(StandardCharsets.UTF_8);
  }

  String lineBreaks() {
    return getString(LINE_BREAKS_CONFIG);
  }

  String decimalFormat() {
    return getString(DECIMAL_FORMAT_CONFIG);
  }

  String parquetCodec() {
    return getString(PARQUET_CODEC_CONFIG);
  }

  long rowGroupBytes() {
    return getLong(ROW_GROUP_CONFIG);
  }

  boolean storesEnvelope() {
    return getBoolean(ENVELOPE_CONFIG);
  }

  ObjectNames objectNames(String extension) {
    return new ObjectNames(
        getString(TOPICS_DIR_CONFIG),
        directoryDelimiter(),
        getString(FILE_DELIMITER_CONFIG),
        getInt(OFFSET_WIDTH_CONFIG),
        extension);
  }

  String directoryDelimiter() {
    return getString(DIRECTORY_DELIMITER_CONFIG);
  }

  Partitioner partitioner() {
    return Partitioners.create(this);
  }

  String partitionerName() {
    return ClassNames.partitionerOf(getString(PARTITIONER_CONFIG));
  }

  boolean partitionsByTime() {
    return !partitionerName().equals(ClassNames.DEFAULT_PARTITIONER);
  }

  long partitionDurationMillis() {
    return getLong(PARTITION_DURATION_CONFIG);
  }

  String pathFormat() {
    return getString(PATH_FORMAT_CONFIG);
  }

  Optional<Locale> locale() {
    return Optional.of(getString(LOCALE_CONFIG))
        .filter(tag -> !tag.isBlank())
        .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')));
  }

  Optional<ZoneId> timezone() {
    return Optional.of(getString(TIMEZONE_CONFIG)).filter(id -> !id.isBlank()).map(ZoneId::of);
  }

  String extractorName() {
    return ClassNames.extractorOf(getString(EXTRACTOR_CONFIG));
  }

  List<String> timestampFieldPath() {
    return Arrays.asList(getString(TIMESTAMP_FIELD_CONFIG).split("\\."));
  }

  RotationPolicy rotation() {
    return new RotationPolicy(this);
  }

  int flushSize() {
    return Math.max(1, getInt(FLUSH_SIZE_CONFIG));
  }

  long flushBytes() {
    return getLong(FLUSH_BYTES_CONFIG);
  }

  long rotateIntervalMillis() {
    return partitionsByTime() ? getLong(ROTATE_INTERVAL_CONFIG) : -1;
  }

  long rotateScheduleMillis() {
    return getLong(ROTATE_SCHEDULE_CONFIG);
  }

  long rotateIdleMillis() {
    return getLong(ROTATE_IDLE_CONFIG);
  }

  boolean rotatesOnPartitionChange() {
    return getBoolean(ROTATE_ON_PARTITION_CHANGE_CONFIG);
  }

  /**
   * Whether null values are data: an envelope can say that there was none, unless told otherwise.
   */
  boolean keepsNullValues() {
    return storesEnvelope() && !originals().containsKey(NULL_VALUES_CONFIG);
  }

  boolean ignoresNullValues() {
    return NULLS_IGNORE.equals(getString(NULL_VALUES_CONFIG));
  }

  boolean reportsNullValues() {
    return getBoolean(REPORT_NULLS_CONFIG);
  }

  int uploadThreads() {
    return getInt(UPLOAD_THREADS_CONFIG);
  }

  private void requireZoneForSchedule() {
    if (rotateScheduleMillis() > 0 && timezone().isEmpty()) {
      throw new ConfigException(SinkErrors.scheduleWithoutZone());
    }
  }
}
