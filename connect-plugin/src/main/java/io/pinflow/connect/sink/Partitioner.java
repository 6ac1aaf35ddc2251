package io.pinflow.connect.sink;

import org.apache.kafka.connect.sink.SinkRecord;

/** Chooses the folder of a record, and knows its time when it goes by time. */
interface Partitioner {

  /**
   * The folder of a record, without delimiters at its ends.
   *
   * @throws org.apache.kafka.connect.errors.DataException when the record lacks what is needed
   */
  String folder(SinkRecord record, long nowMillis);

  /** The record's time in epoch milliseconds; the clock's where folders don't go by time. */
  long time(SinkRecord record, long nowMillis);
}
