package io.pinflow.gateway.acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Runs a program to its end. */
final class Command {
  private Command() {}

  /** What it printed on standard output; fails when it fails. */
  static String output(List<String> command) throws IOException, InterruptedException {
    File errors = File.createTempFile("command", ".log");
    Process process = new ProcessBuilder(command).redirectError(errors).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      String said = Files.readString(errors.toPath());
      throw new IOException(String.join(" ", command) + " failed: " + text + said);
    }
    return text;
  }

  /** What it printed, or nothing where there is no such program or it fails. */
  static Optional<String> attempt(String... command) throws InterruptedException {
    try {
      return Optional.of(output(List.of(command)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
