package io.pinflow.connect.sink;

import org.apache.kafka.common.config.ConfigException;

/** Makes the file format a configuration asks for. */
final class Formats {

  private static final String JSON_LINES = "application/x-ndjson";
  private static final String BINARY = "application/octet-stream";

  private Formats() {}

  static RecordFormat create(S3SinkConfig config) {
    switch (config.formatName()) {
      case ClassNames.PARQUET:
        requireNoEnvelope(config);
        return new ParquetFormat(config.parquetCodec(), config.rowGroupBytes());
      case ClassNames.BYTES:
        requireNoEnvelope(config);
        return bytes(config);
      default:
        return json(config);
    }
  }

  private static RecordFormat json(S3SinkConfig config) {
    JsonStructs structs = new JsonStructs(config.decimalFormat());
    Line line = config.storesEnvelope() ? new EnvelopeLine(structs) : new JsonLine(structs);
    return new LineFormat(line, ".json", JSON_LINES, config.compression());
  }

  private static RecordFormat bytes(S3SinkConfig config) {
    Line line = new BytesLine(config.bytesSeparator(), config.lineBreaks());
    String type = config.bytesExtension().equals(".json") ? JSON_LINES : BINARY;
    return new LineFormat(line, config.bytesExtension(), type, config.compression());
  }

  private static void requireNoEnvelope(S3SinkConfig config) {
    if (config.storesEnvelope()) {
      throw new ConfigException(SinkErrors.envelopeWithoutJson(config.formatName()));
    }
  }
}
