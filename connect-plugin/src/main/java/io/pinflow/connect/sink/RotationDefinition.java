package io.pinflow.connect.sink;

import static io.pinflow.connect.sink.SinkDefinition.checked;
import static io.pinflow.connect.sink.SinkDefinition.optional;
import static io.pinflow.connect.sink.SinkDefinition.required;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/** The settings of when objects are landed, and of records that are not. */
final class RotationDefinition {

  private RotationDefinition() {}

  static void define(ConfigDef definition) {
    defineRotation(new SinkGroup(definition, "When objects land"));
    defineRecords(new SinkGroup(definition, "Records without a value"));
  }

  private static void defineRotation(SinkGroup group) {
    required(
        group,
        SinkKeys.FLUSH_SIZE_CONFIG,
        ConfigDef.Type.INT,
        "After how many records of a topic partition its objects are landed. 1 makes an object of every"
            + " record.");
    optional(
        group,
        SinkKeys.FLUSH_BYTES_CONFIG,
        ConfigDef.Type.LONG,
        -1L,
        "After about how many bytes of a topic partition its objects are landed; -1 for never.");
    optional(
        group,
        SinkKeys.ROTATE_INTERVAL_CONFIG,
        ConfigDef.Type.LONG,
        -1L,
        "After how many milliseconds of record time objects are landed; -1 for never. Without a time"
            + " partitioner it has no effect.");
    optional(
        group,
        SinkKeys.ROTATE_SCHEDULE_CONFIG,
        ConfigDef.Type.LONG,
        -1L,
        "After how many milliseconds by the clock, counted from midnight in timezone, objects are"
            + " landed; -1 for never. It bounds how late a trickle of records arrives.");
    optional(
        group,
        SinkKeys.ROTATE_IDLE_CONFIG,
        ConfigDef.Type.LONG,
        -1L,
        "After how many milliseconds without a new record the objects of a topic partition are landed;"
            + " -1 for never.");
    optional(
        group,
        SinkKeys.ROTATE_ON_PARTITION_CHANGE_CONFIG,
        ConfigDef.Type.BOOLEAN,
        true,
        "Whether a record of another folder than the one before lands the objects; applies where"
            + " rotate.interval.ms is set.");
  }

  private static void defineRecords(SinkGroup group) {
    checked(
        group,
        SinkKeys.NULL_VALUES_CONFIG,
        ConfigDef.Type.STRING,
        SinkKeys.NULLS_FAIL,
        ValidString.in(SinkKeys.NULLS_FAIL, SinkKeys.NULLS_IGNORE, "write"),
        "What a record without a value does: fail stops the task, ignore skips the record; write,"
            + " which Confluent's sink has, is refused. With store.envelope such records are kept"
            + " unless this key is set.");
    optional(
        group,
        SinkKeys.REPORT_NULLS_CONFIG,
        ConfigDef.Type.BOOLEAN,
        true,
        "Whether ignored records without a value go to the worker's dead letter queue, if it has"
            + " one.");
  }
}
