package io.pinflow.connect.sink;

import static io.pinflow.connect.sink.SinkDefinition.checked;
import static io.pinflow.connect.sink.SinkDefinition.optional;
import static io.pinflow.connect.sink.SinkDefinition.required;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/** The settings of what objects hold. */
final class FormatDefinition {

  private FormatDefinition() {}

  static void define(ConfigDef definition) {
    defineFormat(new SinkGroup(definition, "Format"));
    defineJsonAndParquet(new SinkGroup(definition, "JSON and Parquet"));
  }

  private static void defineFormat(SinkGroup group) {
    required(
        group,
        SinkKeys.FORMAT_CONFIG,
        ConfigDef.Type.STRING,
        "The format of objects: the class name of Confluent's JsonFormat, ByteArrayFormat or"
            + " ParquetFormat, or json, bytes, parquet.");
    checked(
        group,
        SinkKeys.COMPRESSION_CONFIG,
        ConfigDef.Type.STRING,
        "none",
        ValidString.in("none", "gzip"),
        "The compression of JSON and byte objects. With gzip their names end in .gz as well.");
    checked(
        group,
        SinkKeys.COMPRESSION_LEVEL_CONFIG,
        ConfigDef.Type.INT,
        -1,
        Range.between(-1, 9),
        "The level of gzip from 0 (none) to 9 (smallest); -1 is gzip's own default.");
    optional(
        group,
        SinkKeys.BYTES_EXTENSION_CONFIG,
        ConfigDef.Type.STRING,
        ".bin",
        "How the names of byte objects end, with the dot.");
    optional(
        group,
        SinkKeys.BYTES_SEPARATOR_CONFIG,
        ConfigDef.Type.STRING,
        System.lineSeparator(),
        "What follows every record of a byte object, taken as written, line breaks too. Left out, the"
            + " line break of the worker's system.");
    checked(
        group,
        SinkKeys.LINE_BREAKS_CONFIG,
        ConfigDef.Type.STRING,
        SinkKeys.LINE_BREAKS_KEEP,
        ValidString.in(SinkKeys.LINE_BREAKS_KEEP, SinkKeys.LINE_BREAKS_SPACE),
        "What becomes of line breaks inside a record of a byte object: keep leaves them, space"
            + " writes each as a blank so that JSON stays on one line.");
    optional(
        group,
        SinkKeys.ENVELOPE_CONFIG,
        ConfigDef.Type.BOOLEAN,
        false,
        "Whether JSON objects hold the whole record (topic, partition, offset, timestamp, key,"
            + " headers, value) instead of its value.");
  }

  private static void defineJsonAndParquet(SinkGroup group) {
    checked(
        group,
        SinkKeys.DECIMAL_FORMAT_CONFIG,
        ConfigDef.Type.STRING,
        "BASE64",
        ValidString.in("BASE64", "NUMERIC"),
        "How decimals stand in JSON: BASE64 of their unscaled bytes, or NUMERIC.");
    checked(
        group,
        SinkKeys.PARQUET_CODEC_CONFIG,
        ConfigDef.Type.STRING,
        "snappy",
        ValidString.in("none", "snappy", "gzip", "zstd"),
        "The compression of Parquet objects. It shows in their names, for instance .snappy.parquet.");
    checked(
        group,
        SinkKeys.ROW_GROUP_CONFIG,
        ConfigDef.Type.LONG,
        32L * 1024 * 1024,
        Range.atLeast(1024L * 1024),
        "How many bytes of rows a Parquet object gathers in memory before it writes a row group.");
  }
}
