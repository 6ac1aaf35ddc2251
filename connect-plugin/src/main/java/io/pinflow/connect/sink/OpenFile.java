package io.pinflow.connect.sink;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.sink.SinkRecord;

/** An object that still takes records: those of one folder, from its first offset on. */
final class OpenFile {

  private final String folder;
  private final Schema schema;
  private final long firstOffset;
  private final ObjectUpload upload;
  private final PartStream parts;
  private final RecordEncoder encoder;
  private long lastOffset;
  private long records;

  OpenFile(
      String folder,
      Schema schema,
      long firstOffset,
      ObjectUpload upload,
      PartStream parts,
      RecordEncoder encoder) {
    this.folder = folder;
    this.schema = schema;
    this.firstOffset = firstOffset;
    this.upload = upload;
    this.parts = parts;
    this.encoder = encoder;
  }

  void write(SinkRecord record) {
    encoder.write(record);
    lastOffset = record.kafkaOffset();
    records++;
  }

  /** Whether records of that schema are of the same kind as the first. */
  boolean hasSchema(Schema other) {
    return schema == other || (schema != null && schema.equals(other));
  }

  long bytes() {
    return encoder.bytes();
  }

  SealedFile seal() {
    encoder.finish();
    StoredRange range = new StoredRange(lastOffset, records);
    return new SealedFile(folder, upload, parts.tail(), firstOffset, range);
  }

  void release() {
    parts.tail().release();
  }
}
