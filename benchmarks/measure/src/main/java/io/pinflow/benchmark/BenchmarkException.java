package io.pinflow.benchmark;

/** A benchmark can't be run, for a reason a person can mend; the message says which. */
public final class BenchmarkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BenchmarkException(String message) {
    super(message);
  }
}
