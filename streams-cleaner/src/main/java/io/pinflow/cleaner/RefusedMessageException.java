package io.pinflow.cleaner;

/**
 * Thrown for a message that goes to the dead letter topic; without a stack trace, since bad
 * messages come in floods and the {@link Refusal} says all.
 */
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
