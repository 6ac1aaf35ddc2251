package io.pinflow.records;

/**
 * Thrown for a record that can't be cleaned.
 *
 * <p>Has no stack trace: bad records are data, they come in floods, and the {@link Rejection} says
 * all there is to say.
 */
public final class RejectedRecordException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Rejection rejection;

  RejectedRecordException(Rejection rejection) {
    super(rejection.message(), null, false, false);
    this.rejection = rejection;
  }

  /** Why the record was refused. */
  public Rejection rejection() {
    return rejection;
  }
}
