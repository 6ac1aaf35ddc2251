package io.pinflow.connect.sink;

import org.apache.kafka.connect.sink.SinkRecord;

/** Turns the records of one object into bytes. Not thread-safe. */
interface RecordEncoder {

  /**
   * Adds a record, whole or not at all.
   *
   * @throws org.apache.kafka.connect.errors.DataException when the format can't hold the record
   */
  void write(SinkRecord record);

  /** About how many bytes the object has by now. */
  long bytes();

  /** Writes what is still held back; nothing can be added afterwards. */
  void finish();
}
