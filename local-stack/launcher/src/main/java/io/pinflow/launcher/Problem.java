package io.pinflow.launcher;

/**
 * What a person can mend: one line that names the problem, its cause and the way out, shown without
 * a stack trace.
 */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private Problem(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** Something did not work while running (exit code 1). */
  static Problem failed(String message) {
    return new Problem(1, message, null);
  }

  /** Something did not work while running, with what lies beneath it (exit code 1). */
  static Problem failed(String message, Throwable cause) {
    return new Problem(1, message, cause);
  }

  /** The command was not used as it is meant to be (exit code 2). */
  static Problem usage(String message) {
    return new Problem(2, message, null);
  }

  int exitCode() {
    return exitCode;
  }
}
