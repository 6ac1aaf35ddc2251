package io.pinflow.dags;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that is run to its end, its output kept in a file. */
final class Command {

  private static final long PATIENCE_MINUTES = 15;

  private final ProcessBuilder builder;
  private final Path output;

  Command(Path output, List<String> words) {
    this.output = output;
    this.builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
  }

  Command in(Path folder) {
    builder.directory(folder.toFile());
    return this;
  }

  Command with(Map<String, String> environment) {
    builder.environment().putAll(environment);
    return this;
  }

  /** Whether it ended well; not when there is no such program. */
  boolean succeeds() throws InterruptedException {
    Process process;
    try {
      process = builder.start();
    } catch (IOException noSuchProgram) {
      return false;
    }
    try {
      return process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
    } finally {
      process.destroyForcibly();
    }
  }

  /** What it said. */
  String said() {
    try {
      return Files.exists(output) ? Files.readString(output).strip() : "";
    } catch (IOException failure) {
      return failure.toString();
    }
  }
}
