package io.pinflow.gateway.kafka;

import org.apache.kafka.common.errors.TimeoutException;

/** What became of one record: a place in the log, or an error. */
record Sent(int partition, long offset, Throwable failure) {
  static Sent at(int partition, long offset) {
    return new Sent(partition, offset, null);
  }

  static Sent failed(Throwable failure) {
    return new Sent(-1, -1, failure);
  }

  /** Whether Kafka said nothing in time, neither of the record nor of its topic. */
  boolean isOutOfTime() {
    return failure instanceof TimeoutException;
  }

  boolean isWritten() {
    return failure == null;
  }
}
