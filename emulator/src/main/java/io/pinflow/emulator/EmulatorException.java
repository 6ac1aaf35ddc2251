package io.pinflow.emulator;

/**
 * What stopped a command: one sentence for the person who ran it, and the exit code it ends with.
 */
public final class EmulatorException extends Exception {
  private static final long serialVersionUID = 1;
  private static final int FAILED = 1;
  private static final int BAD_USAGE = 2;

  private final int exitCode;

  private EmulatorException(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The command could not do its work (exit code 1). */
  public static EmulatorException failed(String message, Throwable cause) {
    return new EmulatorException(FAILED, message, cause);
  }

  /** The command was called wrongly (exit code 2). */
  public static EmulatorException badUsage(String message) {
    return new EmulatorException(BAD_USAGE, message, null);
  }

  public int exitCode() {
    return exitCode;
  }
}
