package io.pinflow.connect.sink;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/** Encodes structs as the rows of a Parquet object. */
final class ParquetEncoder implements RecordEncoder {

  private final Schema schema;
  private final ParquetCodec codec;
  private final long rowGroupBytes;
  private final PartStream out;
  private ParquetFile file;
  private ParquetValue row;

  ParquetEncoder(Schema schema, ParquetCodec codec, long rowGroupBytes, PartStream out) {
    this.schema = schema;
    this.codec = codec;
    this.rowGroupBytes = rowGroupBytes;
    this.out = out;
  }

  @Override
  public void write(SinkRecord record) {
    if (!(record.value() instanceof Struct)) {
      throw SinkErrors.notStruct(record);
    }
    Struct struct = (Struct) record.value();
    struct.validate();
    if (file == null) {
      row = ParquetValues.row(schema);
      file = new ParquetFile(ParquetSchemas.message(schema), codec, rowGroupBytes, out);
    }
    file.write(row, struct);
  }

  @Override
  public long bytes() {
    return file == null ? 0 : file.bytes();
  }

  @Override
  public void finish() {
    file.close();
  }
}
