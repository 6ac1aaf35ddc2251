package io.pinflow.emulator.files;

/** Why a line is not a row of its table. */
final class NotARowException extends Exception {
  private static final long serialVersionUID = 1;

  NotARowException(String problem) {
    super(problem);
  }
}
