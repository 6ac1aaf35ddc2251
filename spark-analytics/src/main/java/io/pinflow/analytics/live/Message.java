package io.pinflow.analytics.live;

import java.util.Optional;
import org.apache.spark.sql.Row;

/** One record of a stream or topic, with where it was and when it came; see {@link Sources}. */
final class Message {

  private final Row row;

  Message(Row row) {
    this.row = row;
  }

  /** Whether its value is Avro that the cleaner made. */
  boolean cleaned() {
    return Sources.CLEANED.equals(row.getString(0));
  }

  /** The stream's or topic's name. */
  String topic() {
    return row.getString(1);
  }

  Optional<Integer> partition() {
    return value(2, Integer.class);
  }

  Optional<Long> offset() {
    return value(3, Long.class);
  }

  Optional<String> shard() {
    return value(4, String.class);
  }

  Optional<String> sequenceNumber() {
    return value(5, String.class);
  }

  /** When it reached the stream or was stamped by Kafka, in microseconds since 1970. */
  long arrived() {
    return row.getLong(6);
  }

  /** Kafka's key or Kinesis' partition key. */
  Optional<String> key() {
    return value(7, String.class);
  }

  /** Whether there is a value at all, be it empty. */
  boolean hasValue() {
    return !row.isNullAt(8);
  }

  /** The bytes; none for a record without a value. */
  byte[] value() {
    return row.isNullAt(8) ? new byte[0] : row.getAs(8);
  }

  private <T> Optional<T> value(int column, Class<T> type) {
    return Optional.ofNullable(row.get(column)).map(type::cast);
  }
}
