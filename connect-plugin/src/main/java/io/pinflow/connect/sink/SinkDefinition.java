package io.pinflow.connect.sink;

import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;

import java.time.ZoneId;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigException;

/** The definition of the sink's settings: types, defaults, checks and documentation. */
final class SinkDefinition {

  private static final int MIN_PART_SIZE = 5 * 1024 * 1024;

  private SinkDefinition() {}

  static ConfigDef create() {
    ConfigDef definition = new ConfigDef();
    defineStore(definition);
    defineRequests(definition);
    defineFormat(definition);
    defineJsonAndParquet(definition);
    defineNames(definition);
    definePartitions(definition);
    defineRotation(definition);
    defineRecords(definition);
    return definition;
  }

  private static void defineStore(ConfigDef definition) {
    required(
        definition,
        S3SinkConfig.BUCKET_CONFIG,
        ConfigDef.Type.STRING,
        "The bucket objects land in.");
    optional(
        definition,
        S3SinkConfig.REGION_CONFIG,
        ConfigDef.Type.STRING,
        "us-west-2",
        "The AWS region of the bucket.");
    optional(
        definition,
        S3SinkConfig.STORE_URL_CONFIG,
        ConfigDef.Type.STRING,
        null,
        "The endpoint of an S3 server that is not AWS's, for instance http://127.0.0.1:9000.");
    optional(
        definition,
        S3SinkConfig.PATH_STYLE_CONFIG,
        ConfigDef.Type.BOOLEAN,
        true,
        "Whether the bucket stands in the path of a request rather than in its host name.");
    optional(
        definition,
        S3SinkConfig.STORAGE_CONFIG,
        ConfigDef.Type.STRING,
        ClassNames.S3_STORAGE,
        "The storage; io.confluent.connect.s3.storage.S3Storage is the only one there is.");
    optional(
        definition,
        S3SinkConfig.ACCESS_KEY_CONFIG,
        ConfigDef.Type.STRING,
        "",
        "The id of a static access key. Without one, the default chain of AWS finds credentials.");
    optional(
        definition,
        S3SinkConfig.SECRET_KEY_CONFIG,
        ConfigDef.Type.PASSWORD,
        null,
        "The secret of the static access key.");
  }

  private static void defineRequests(ConfigDef definition) {
    checked(
        definition,
        S3SinkConfig.PART_SIZE_CONFIG,
        ConfigDef.Type.INT,
        26214400,
        Range.between(MIN_PART_SIZE, Integer.MAX_VALUE),
        "The size of upload parts in bytes. An object no larger than that is one request.");
    checked(
        definition,
        S3SinkConfig.PART_RETRIES_CONFIG,
        ConfigDef.Type.INT,
        3,
        Range.atLeast(0),
        "How often a failed request is repeated at once, before the upload waits retry.backoff.ms.");
    checked(
        definition,
        S3SinkConfig.RETRY_BACKOFF_CONFIG,
        ConfigDef.Type.LONG,
        200L,
        Range.atLeast(0L),
        "The base in milliseconds of the growing pause between repeats of a request.");
    checked(
        definition,
        S3SinkConfig.TASK_RETRY_BACKOFF_CONFIG,
        ConfigDef.Type.LONG,
        5000L,
        Range.atLeast(0L),
        "How many milliseconds an upload waits after its repeats failed, before it tries again.");
    checked(
        definition,
        S3SinkConfig.UPLOAD_THREADS_CONFIG,
        ConfigDef.Type.INT,
        4,
        Range.between(1, 64),
        "How many topic partitions of a task upload at the same time.");
  }

  private static void defineFormat(ConfigDef definition) {
    required(
        definition,
        S3SinkConfig.FORMAT_CONFIG,
        ConfigDef.Type.STRING,
        "The format of objects: the class name of Confluent's JsonFormat, ByteArrayFormat or"
            + " ParquetFormat, or json, bytes, parquet.");
    checked(
        definition,
        S3SinkConfig.COMPRESSION_CONFIG,
        ConfigDef.Type.STRING,
        "none",
        ValidString.in("none", "gzip"),
        "The compression of JSON and byte objects: none or gzip.");
    checked(
        definition,
        S3SinkConfig.COMPRESSION_LEVEL_CONFIG,
        ConfigDef.Type.INT,
        -1,
        Range.between(-1, 9),
        "The level of gzip, 0 to 9; -1 is its default.");
    optional(
        definition,
        S3SinkConfig.BYTES_EXTENSION_CONFIG,
        ConfigDef.Type.STRING,
        ".bin",
        "How names of byte objects end.");
    optional(
        definition,
        S3SinkConfig.BYTES_SEPARATOR_CONFIG,
        ConfigDef.Type.STRING,
        System.lineSeparator(),
        "What follows every record of a byte object.");
    checked(
        definition,
        S3SinkConfig.LINE_BREAKS_CONFIG,
        ConfigDef.Type.STRING,
        S3SinkConfig.LINE_BREAKS_KEEP,
        ValidString.in(S3SinkConfig.LINE_BREAKS_KEEP, S3SinkConfig.LINE_BREAKS_SPACE),
        "What becomes of line breaks inside a record of a byte object: keep leaves them, space"
            + " writes each as a blank so that JSON stays on one line.");
    optional(
        definition,
        S3SinkConfig.ENVELOPE_CONFIG,
        ConfigDef.Type.BOOLEAN,
        false,
        "Whether JSON objects hold the whole record (topic, partition, offset, timestamp, key,"
            + " headers, value) instead of its value.");
  }

  private static void defineJsonAndParquet(ConfigDef definition) {
    checked(
        definition,
        S3SinkConfig.DECIMAL_FORMAT_CONFIG,
        ConfigDef.Type.STRING,
        "BASE64",
        ValidString.in("BASE64", "NUMERIC"),
        "How decimals stand in JSON: BASE64 of their unscaled bytes, or NUMERIC.");
    checked(
        definition,
        S3SinkConfig.PARQUET_CODEC_CONFIG,
        ConfigDef.Type.STRING,
        "snappy",
        ValidString.in("none", "snappy", "gzip", "zstd"),
        "The compression of Parquet objects: none, snappy, gzip or zstd.");
    checked(
        definition,
        S3SinkConfig.ROW_GROUP_CONFIG,
        ConfigDef.Type.LONG,
        32L * 1024 * 1024,
        Range.atLeast(1024L * 1024),
        "How many bytes of rows a Parquet object gathers in memory before it writes a row group.");
  }

  private static void defineNames(ConfigDef definition) {
    optional(
        definition,
        S3SinkConfig.TOPICS_DIR_CONFIG,
        ConfigDef.Type.STRING,
        "topics",
        "The folder all objects land in; empty for none.");
    optional(
        definition,
        S3SinkConfig.DIRECTORY_DELIMITER_CONFIG,
        ConfigDef.Type.STRING,
        "/",
        "What separates folders in object names.");
    optional(
        definition,
        S3SinkConfig.FILE_DELIMITER_CONFIG,
        ConfigDef.Type.STRING,
        "+",
        "What separates topic, partition and offset in object names.");
    checked(
        definition,
        S3SinkConfig.OFFSET_WIDTH_CONFIG,
        ConfigDef.Type.INT,
        10,
        Range.atLeast(0),
        "How many digits the offset in an object name has at least.");
  }

  private static void definePartitions(ConfigDef definition) {
    optional(
        definition,
        S3SinkConfig.PARTITIONER_CONFIG,
        ConfigDef.Type.STRING,
        ClassNames.DEFAULT_PARTITIONER,
        "How records are laid out in folders: the class name of Confluent's DefaultPartitioner,"
            + " TimeBasedPartitioner, DailyPartitioner or HourlyPartitioner.");
    optional(
        definition,
        S3SinkConfig.PARTITION_DURATION_CONFIG,
        ConfigDef.Type.LONG,
        -1L,
        "How many milliseconds of records share a folder of the TimeBasedPartitioner.");
    optional(
        definition,
        S3SinkConfig.PATH_FORMAT_CONFIG,
        ConfigDef.Type.STRING,
        "",
        "The folder of the TimeBasedPartitioner as a Joda-Time pattern, for instance"
            + " 'year'=YYYY/'month'=MM/'day'=dd.");
    optional(
        definition,
        S3SinkConfig.LOCALE_CONFIG,
        ConfigDef.Type.STRING,
        "",
        "The language of month and day names in folders, for instance en-US.");
    checked(
        definition,
        S3SinkConfig.TIMEZONE_CONFIG,
        ConfigDef.Type.STRING,
        "",
        SinkDefinition::requireZone,
        "The time zone of time folders and of scheduled rotation, for instance UTC.");
    optional(
        definition,
        S3SinkConfig.EXTRACTOR_CONFIG,
        ConfigDef.Type.STRING,
        "Wallclock",
        "Where the time of a record comes from: Wallclock, Record or RecordField. With Wallclock a"
            + " record read again after a crash can land in another folder a second time.");
    optional(
        definition,
        S3SinkConfig.TIMESTAMP_FIELD_CONFIG,
        ConfigDef.Type.STRING,
        "timestamp",
        "The field RecordField reads; a dot leads into a nested one.");
  }

  private static void defineRotation(ConfigDef definition) {
    required(
        definition,
        S3SinkConfig.FLUSH_SIZE_CONFIG,
        ConfigDef.Type.INT,
        "After how many records of a topic partition its objects are landed.");
    optional(
        definition,
        S3SinkConfig.FLUSH_BYTES_CONFIG,
        ConfigDef.Type.LONG,
        -1L,
        "After about how many bytes of a topic partition its objects are landed; -1 for never.");
    optional(
        definition,
        S3SinkConfig.ROTATE_INTERVAL_CONFIG,
        ConfigDef.Type.LONG,
        -1L,
        "After how many milliseconds of record time objects are landed; needs a time partitioner.");
    optional(
        definition,
        S3SinkConfig.ROTATE_SCHEDULE_CONFIG,
        ConfigDef.Type.LONG,
        -1L,
        "After how many milliseconds by the clock, counted from midnight in timezone, objects are"
            + " landed.");
    optional(
        definition,
        S3SinkConfig.ROTATE_IDLE_CONFIG,
        ConfigDef.Type.LONG,
        -1L,
        "After how many milliseconds without a record the objects of a topic partition are landed.");
    optional(
        definition,
        S3SinkConfig.ROTATE_ON_PARTITION_CHANGE_CONFIG,
        ConfigDef.Type.BOOLEAN,
        true,
        "Whether a record of another folder than the one before lands the objects; applies where"
            + " rotate.interval.ms is set.");
  }

  private static void defineRecords(ConfigDef definition) {
    checked(
        definition,
        S3SinkConfig.NULL_VALUES_CONFIG,
        ConfigDef.Type.STRING,
        S3SinkConfig.NULLS_FAIL,
        ValidString.in(S3SinkConfig.NULLS_FAIL, S3SinkConfig.NULLS_IGNORE, "write"),
        "What a record without a value does: fail stops the task, ignore skips the record.");
    optional(
        definition,
        S3SinkConfig.REPORT_NULLS_CONFIG,
        ConfigDef.Type.BOOLEAN,
        true,
        "Whether ignored records without a value go to the worker's dead letter queue, if it has"
            + " one.");
    ConfluentKeys.define(definition);
  }

  private static void required(
      ConfigDef definition, String name, ConfigDef.Type type, String text) {
    definition.define(name, type, NO_DEFAULT_VALUE, Importance.HIGH, text);
  }

  private static void optional(
      ConfigDef definition, String name, ConfigDef.Type type, Object preset, String text) {
    definition.define(name, type, preset, Importance.MEDIUM, text);
  }

  private static void checked(
      ConfigDef definition,
      String name,
      ConfigDef.Type type,
      Object preset,
      ConfigDef.Validator check,
      String text) {
    definition.define(name, type, preset, check, Importance.MEDIUM, text);
  }

  private static void requireZone(String name, Object value) {
    if (value.toString().isBlank() || ZoneId.getAvailableZoneIds().contains(value.toString())) {
      return;
    }
    try {
      ZoneId.of(value.toString());
    } catch (java.time.DateTimeException unknown) {
      throw new ConfigException(SinkErrors.unknownZone(name, value));
    }
  }
}
