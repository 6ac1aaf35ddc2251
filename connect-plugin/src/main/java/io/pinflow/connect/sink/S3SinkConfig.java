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
    return getString(SinkKeys.BUCKET_CONFIG);
  }

  String region() {
    return getString(SinkKeys.REGION_CONFIG);
  }

  /** The endpoint when it is not AWS's own; {@code https} unless it names a scheme. */
  Optional<String> storeUrl() {
    return Optional.ofNullable(getString(SinkKeys.STORE_URL_CONFIG))
        .filter(url -> !url.isBlank())
        .map(url -> url.contains("://") ? url : "https://" + url);
  }

  boolean pathStyle() {
    return getBoolean(SinkKeys.PATH_STYLE_CONFIG);
  }

  int partSize() {
    return getInt(SinkKeys.PART_SIZE_CONFIG);
  }

  int requestRetries() {
    return getInt(SinkKeys.PART_RETRIES_CONFIG);
  }

  long requestBackoffMillis() {
    return getLong(SinkKeys.RETRY_BACKOFF_CONFIG);
  }

  long uploadBackoffMillis() {
    return getLong(SinkKeys.TASK_RETRY_BACKOFF_CONFIG);
  }

  Optional<String> accessKey() {
    return Optional.of(getString(SinkKeys.ACCESS_KEY_CONFIG)).filter(id -> !id.isBlank());
  }

  Optional<String> secretKey() {
    return Optional.ofNullable(getPassword(SinkKeys.SECRET_KEY_CONFIG))
        .map(Password::value)
        .filter(secret -> !secret.isBlank());
  }

  Compression compression() {
    return "gzip".equals(getString(SinkKeys.COMPRESSION_CONFIG))
        ? Compression.gzip(getInt(SinkKeys.COMPRESSION_LEVEL_CONFIG))
        : Compression.none();
  }

  RecordFormat format() {
    return Formats.create(this);
  }

  String formatName() {
    return ClassNames.formatOf(getString(SinkKeys.FORMAT_CONFIG));
  }

  String bytesExtension() {
    return getString(SinkKeys.BYTES_EXTENSION_CONFIG);
  }

  /** Read as written: a definition would trim a line break away. */
  byte[] bytesSeparator() {
    Object given = originals().get(SinkKeys.BYTES_SEPARATOR_CONFIG);
    String separator = given == null ? System.lineSeparator() : given.toString();
    return separator.getBytes(StandardCharsets.UTF_8);
  }

  String lineBreaks() {
    return getString(SinkKeys.LINE_BREAKS_CONFIG);
  }

  String decimalFormat() {
    return getString(SinkKeys.DECIMAL_FORMAT_CONFIG);
  }

  String parquetCodec() {
    return getString(SinkKeys.PARQUET_CODEC_CONFIG);
  }

  long rowGroupBytes() {
    return getLong(SinkKeys.ROW_GROUP_CONFIG);
  }

  boolean storesEnvelope() {
    return getBoolean(SinkKeys.ENVELOPE_CONFIG);
  }

  ObjectNames objectNames(String extension) {
    return new ObjectNames(
        getString(SinkKeys.TOPICS_DIR_CONFIG),
        directoryDelimiter(),
        getString(SinkKeys.FILE_DELIMITER_CONFIG),
        getInt(SinkKeys.OFFSET_WIDTH_CONFIG),
        extension);
  }

  String directoryDelimiter() {
    return getString(SinkKeys.DIRECTORY_DELIMITER_CONFIG);
  }

  Partitioner partitioner() {
    return Partitioners.create(this);
  }

  String partitionerName() {
    return ClassNames.partitionerOf(getString(SinkKeys.PARTITIONER_CONFIG));
  }

  boolean partitionsByTime() {
    return !partitionerName().equals(ClassNames.DEFAULT_PARTITIONER);
  }

  long partitionDurationMillis() {
    return getLong(SinkKeys.PARTITION_DURATION_CONFIG);
  }

  String pathFormat() {
    return getString(SinkKeys.PATH_FORMAT_CONFIG);
  }

  Optional<Locale> locale() {
    return Optional.of(getString(SinkKeys.LOCALE_CONFIG))
        .filter(tag -> !tag.isBlank())
        .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')));
  }

  Optional<ZoneId> timezone() {
    return Optional.of(getString(SinkKeys.TIMEZONE_CONFIG))
        .filter(id -> !id.isBlank())
        .map(ZoneId::of);
  }

  String extractorName() {
    return ClassNames.extractorOf(getString(SinkKeys.EXTRACTOR_CONFIG));
  }

  List<String> timestampFieldPath() {
    return Arrays.asList(getString(SinkKeys.TIMESTAMP_FIELD_CONFIG).split("\\."));
  }

  RotationPolicy rotation() {
    return new RotationPolicy(this);
  }

  int flushSize() {
    return Math.max(1, getInt(SinkKeys.FLUSH_SIZE_CONFIG));
  }

  long flushBytes() {
    return getLong(SinkKeys.FLUSH_BYTES_CONFIG);
  }

  long rotateIntervalMillis() {
    return partitionsByTime() ? getLong(SinkKeys.ROTATE_INTERVAL_CONFIG) : -1;
  }

  long rotateScheduleMillis() {
    return getLong(SinkKeys.ROTATE_SCHEDULE_CONFIG);
  }

  long rotateIdleMillis() {
    return getLong(SinkKeys.ROTATE_IDLE_CONFIG);
  }

  boolean rotatesOnPartitionChange() {
    return getBoolean(SinkKeys.ROTATE_ON_PARTITION_CHANGE_CONFIG);
  }

  /**
   * Whether null values are data: an envelope can say that there was none, unless told otherwise.
   */
  boolean keepsNullValues() {
    return storesEnvelope() && !originals().containsKey(SinkKeys.NULL_VALUES_CONFIG);
  }

  boolean ignoresNullValues() {
    return SinkKeys.NULLS_IGNORE.equals(getString(SinkKeys.NULL_VALUES_CONFIG));
  }

  boolean reportsNullValues() {
    return getBoolean(SinkKeys.REPORT_NULLS_CONFIG);
  }

  int uploadThreads() {
    return getInt(SinkKeys.UPLOAD_THREADS_CONFIG);
  }

  private void requireZoneForSchedule() {
    if (rotateScheduleMillis() > 0 && timezone().isEmpty()) {
      throw new ConfigException(SinkErrors.scheduleWithoutZone());
    }
  }
}
