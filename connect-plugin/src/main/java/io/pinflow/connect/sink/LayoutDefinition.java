package io.pinflow.connect.sink;

import static io.pinflow.connect.sink.SinkDefinition.checked;
import static io.pinflow.connect.sink.SinkDefinition.optional;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;

/** The settings of object names and folders. */
final class LayoutDefinition {

  private LayoutDefinition() {}

  static void define(ConfigDef definition) {
    defineNames(new SinkGroup(definition, "Object names"));
    definePartitions(new SinkGroup(definition, "Folders"));
  }

  private static void defineNames(SinkGroup group) {
    optional(
        group,
        SinkKeys.TOPICS_DIR_CONFIG,
        ConfigDef.Type.STRING,
        "topics",
        "The folder at the root of the bucket that all objects land in; empty for none.");
    optional(
        group,
        SinkKeys.DIRECTORY_DELIMITER_CONFIG,
        ConfigDef.Type.STRING,
        "/",
        "What stands between folders in object names.");
    optional(
        group,
        SinkKeys.FILE_DELIMITER_CONFIG,
        ConfigDef.Type.STRING,
        "+",
        "What stands between topic, partition and offset in object names.");
    checked(
        group,
        SinkKeys.OFFSET_WIDTH_CONFIG,
        ConfigDef.Type.INT,
        10,
        Range.atLeast(0),
        "How many digits the offset in an object name has at least; zeros fill it up.");
  }

  private static void definePartitions(SinkGroup group) {
    optional(
        group,
        SinkKeys.PARTITIONER_CONFIG,
        ConfigDef.Type.STRING,
        ClassNames.DEFAULT_PARTITIONER,
        "How records are laid out in folders: the class name of Confluent's DefaultPartitioner,"
            + " TimeBasedPartitioner, DailyPartitioner or HourlyPartitioner.");
    optional(
        group,
        SinkKeys.PARTITION_DURATION_CONFIG,
        ConfigDef.Type.LONG,
        -1L,
        "How much time shares a folder of the TimeBasedPartitioner, in milliseconds.");
    optional(
        group,
        SinkKeys.PATH_FORMAT_CONFIG,
        ConfigDef.Type.STRING,
        "",
        "The folder of the TimeBasedPartitioner as a Joda-Time pattern, for instance"
            + " 'year'=YYYY/'month'=MM/'day'=dd.");
    optional(
        group,
        SinkKeys.LOCALE_CONFIG,
        ConfigDef.Type.STRING,
        "",
        "The language of month and day names in folders, for instance en-US.");
    checked(
        group,
        SinkKeys.TIMEZONE_CONFIG,
        ConfigDef.Type.STRING,
        "",
        ConfigDef.LambdaValidator.with(
            LayoutDefinition::requireZone, () -> "a time zone, or empty"),
        "The time zone of time folders and of scheduled rotation, for instance UTC.");
    optional(
        group,
        SinkKeys.EXTRACTOR_CONFIG,
        ConfigDef.Type.STRING,
        "Wallclock",
        "Where the time of a record comes from: Wallclock, Record or RecordField. With Wallclock a"
            + " record read again after a crash can land in another folder a second time.");
    optional(
        group,
        SinkKeys.TIMESTAMP_FIELD_CONFIG,
        ConfigDef.Type.STRING,
        "timestamp",
        "The field RecordField reads; a dot leads into a nested one.");
  }

  private static void requireZone(String name, Object value) {
    if (value.toString().isBlank() || ZoneId.getAvailableZoneIds().contains(value.toString())) {
      return;
    }
    try {
      ZoneId.of(value.toString());
    } catch (DateTimeException unknown) {
      throw new ConfigException(SinkErrors.unknownZone(name, value));
    }
  }
}
