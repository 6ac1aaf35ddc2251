package io.pinflow.connect.sink;

import org.apache.kafka.connect.sink.SinkRecord;

/** Finds the time of a record in epoch milliseconds. */
interface TimestampExtractor {

  /**
   * The time of the record.
   *
   * @throws org.apache.kafka.connect.errors.DataException when the record has none
   */
  long millis(SinkRecord record, long nowMillis);

  /** The clock's time when the record came. */
  static TimestampExtractor wallclock() {
    return (record, nowMillis) -> nowMillis;
  }

  /** The record's own timestamp. */
  static TimestampExtractor record() {
    return (record, nowMillis) -> {
      if (record.timestamp() == null) {
        throw SinkErrors.noTimestamp(record);
      }
      return record.timestamp();
    };
  }
}
