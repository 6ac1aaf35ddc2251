package io.pinflow.benchmark.connect;

import java.util.Map;

/** The settings of a sink that are the format's, as the local stack has them. */
record SinkFormat(Map<String, String> settings) {
  SinkFormat {
    settings = Map.copyOf(settings);
  }

  /** Raw messages as they came, a line each. */
  static SinkFormat jsonLines(int rowsOfObject) {
    return new SinkFormat(
        Map.of(
            "format.class",
            "io.confluent.connect.s3.format.bytearray.ByteArrayFormat",
            "format.bytearray.extension",
            ".json",
            "format.bytearray.separator",
            "\n",
            "format.bytearray.line.breaks",
            "space",
            "flush.size",
            Integer.toString(rowsOfObject)));
  }

  /** Cleaned rows, compressed by snappy. */
  static SinkFormat parquet(int rowsOfObject) {
    return new SinkFormat(
        Map.of(
            "format.class",
            "io.confluent.connect.s3.format.parquet.ParquetFormat",
            "parquet.codec",
            "snappy",
            "flush.size",
            Integer.toString(rowsOfObject)));
  }
}
