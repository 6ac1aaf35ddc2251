package io.pinflow.connect.source;

/** A value that the configuration says to fail at; who knows the row makes a message of it. */
final class RefusedValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  RefusedValueException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  enum Reason {
    ZERO_DATE,
    TOO_LARGE
  }
}
