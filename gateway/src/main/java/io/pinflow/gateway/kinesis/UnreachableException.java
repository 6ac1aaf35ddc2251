package io.pinflow.gateway.kinesis;

/** Kinesis gave no answer: nobody can say whether what it was asked was done. */
final class UnreachableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
