package io.pinflow.analytics.live;

/** Thrown for a message that becomes a dead letter; without a stack trace, as it is only data. */
final class RefusedMessageException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedMessageException(Refusal refusal) {
    super(refusal.message(), null, false, false);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
