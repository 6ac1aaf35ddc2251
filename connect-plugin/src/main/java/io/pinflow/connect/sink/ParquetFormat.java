package io.pinflow.connect.sink;

import org.apache.kafka.connect.data.Schema;

/** Parquet: one object holds structs of one schema. Needs no Hadoop. */
final class ParquetFormat implements RecordFormat {

  private final ParquetCodec codec;
  private final long rowGroupBytes;

  ParquetFormat(String codec, long rowGroupBytes) {
    this.codec = ParquetCodec.of(codec);
    this.rowGroupBytes = rowGroupBytes;
  }

  @Override
  public String extension() {
    return codec.extension() + ".parquet";
  }

  @Override
  public String contentType() {
    return "application/vnd.apache.parquet";
  }

  @Override
  public boolean mixesSchemas() {
    return false;
  }

  @Override
  public RecordEncoder encoder(Schema schema, PartStream out) {
    return new ParquetEncoder(schema, codec, rowGroupBytes, out);
  }
}
