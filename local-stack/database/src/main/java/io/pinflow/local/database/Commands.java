package io.pinflow.local.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs a command that ends by itself. */
final class Commands {

  private Commands() {}

  /** Runs a command, its input from a file and its output to the log. */
  static void run(String purpose, List<String> command, Path input, Path log)
      throws IOException, DatabaseException {
    int exitCode =
        awaited(
            new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    if (exitCode != 0) {
      throw new DatabaseException(DatabaseErrors.commandFailed(purpose, exitCode, LogTail.of(log)));
    }
  }

  /** Whether a command exists and succeeds. */
  static boolean succeeds(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return awaited(process) == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  private static int awaited(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new IOException("Interrupted while waiting for " + process.info(), interrupted);
    }
  }
}
