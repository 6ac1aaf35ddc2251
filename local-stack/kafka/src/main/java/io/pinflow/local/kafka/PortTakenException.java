package io.pinflow.local.kafka;

import java.io.IOException;

/** A port the broker was told to serve on can't be bound. */
final class PortTakenException extends IOException {

  private static final long serialVersionUID = 1L;

  PortTakenException(String message, Throwable cause) {
    super(message, cause);
  }
}
