package io.pinflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The local Kinesis, npm's {@code kinesis-local}: installed into the checkout at its first use, the
 * version and checksum of local-stack/kinesis/package-lock.json.
 */
final class KinesisProgram {
  private static final int OLDEST_NODE = 18;
  private static final Pattern NODE_VERSION = Pattern.compile("v(\\d+)\\.\\S*");

  private final Path folder;
  private final Path log;

  KinesisProgram(Installation installation, Home home) {
    this.folder = installation.path("local-stack/kinesis");
    this.log = home.logs().resolve("kinesis-install.log");
  }

  /** Fails, saying what to install, where it could not run. */
  static void requireNode() {
    Optional<String> node = answerOf("node");
    if (node.flatMap(KinesisProgram::major).filter(major -> major >= OLDEST_NODE).isEmpty()) {
      throw missing(
          "Node " + OLDEST_NODE + " or newer", node.map(found -> " (found " + found + ")"));
    }
    if (answerOf("npm").isEmpty()) {
      throw missing("npm", Optional.empty());
    }
  }

  private static Problem missing(String what, Optional<String> found) {
    return Problem.usage(
        "Cannot start the local Kinesis because "
            + what
            + " is missing"
            + found.orElse("")
            + ". Install it ("
            + (Files.isExecutable(Path.of("/usr/bin/apt-get"))
                ? "apt-get install -y nodejs npm"
                : "for example brew install node, or dnf install nodejs npm")
            + "), or give the address of a Kinesis with --kinesis-endpoint URL.");
  }

  /** The program to run by Node in its own folder. */
  Path installed() throws InterruptedException {
    Path program = folder.resolve("node_modules/kinesis-local/main.js");
    if (!Files.exists(program)) {
      install();
    }
    return program;
  }

  private void install() throws InterruptedException {
    List<String> command = List.of("npm", "ci", "--omit=dev", "--no-audit", "--no-fund");
    ProcessBuilder npm =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    try {
      if (npm.start().waitFor() != 0) {
        throw Problem.failed(
            "Cannot install the local Kinesis because 'npm ci' failed in "
                + folder
                + ". The end of "
                + log
                + ":"
                + System.lineSeparator()
                + String.join(System.lineSeparator(), ServiceProcess.lastLines(log)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Integer> major(String version) {
    Matcher matcher = NODE_VERSION.matcher(version);
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  /** What a tool says its version is; empty where there is no such tool. */
  private static Optional<String> answerOf(String tool) {
    try {
      Process process =
          new ProcessBuilder(tool, "--version")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? Optional.of(answer) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
