package io.pinflow.analytics.aggregates;

/** Aggregates can't go on from what they were; its message says why. */
final class UnknownChangesException extends Exception {

  private static final long serialVersionUID = 1L;

  UnknownChangesException(String reason) {
    super(reason);
  }
}
