package io.pinflow.connect.source;

import org.apache.kafka.common.config.ConfigException;

/** A table can't be read in the order configured. */
final class OrderException extends ConfigException {
  private static final long serialVersionUID = 1L;

  private final boolean ofTime;

  private OrderException(String message, boolean ofTime) {
    super(message);
    this.ofTime = ofTime;
  }

  static OrderException ofKey(String message) {
    return new OrderException(message, false);
  }

  static OrderException ofTime(String message) {
    return new OrderException(message, true);
  }

  /** True when the column of the time is at fault, false when the key is. */
  boolean isOfTime() {
    return ofTime;
  }
}
