package io.pinflow.connect.sink;

/** A request failed for a reason that may pass: the store is away, busy or in trouble. */
final class PassingFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The action reads after "Cannot". */
  PassingFailure(String action, Throwable cause) {
    super("Cannot " + action + " for now: " + cause.getMessage(), cause);
  }
}
