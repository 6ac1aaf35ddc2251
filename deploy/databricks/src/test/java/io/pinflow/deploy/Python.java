package io.pinflow.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the Python scripts of the tests; without Python 3.10 or newer they are skipped. */
final class Python {

  private static final Path SCRIPTS = Repository.BUNDLE.resolve("src/test/python");
  private static final Path PACKAGES = Repository.BUNDLE.resolve("target/python");

  /** What a script printed, and how it ended. */
  record Ended(int code, String output, String errors) {}

  private Python() {}

  /** Runs a script with a text as its standard input. */
  static Ended run(String script, String input, String... arguments) {
    assumePython();
    List<String> command = new ArrayList<>(List.of("python3", SCRIPTS.resolve(script).toString()));
    command.addAll(List.of(arguments));
    return ended(command, input);
  }

  /** Installs a package where the scripts find it; skips the test where no index has it. */
  static void assumePackage(String requirement) {
    assumePython();
    Path marker = PACKAGES.resolve("." + requirement);
    if (Files.exists(marker)) {
      return;
    }
    List<String> pip =
        List.of(
            "python3",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--upgrade",
            "--target",
            PACKAGES.toString(),
            requirement);
    Ended installed = ended(pip, "");
    assumeTrue(
        installed.code() == 0,
        () -> "Skipped: pip cannot install " + requirement + ": " + installed.errors());
    Repository.write(marker, "");
  }

  private static void assumePython() {
    String check = "import sys; sys.exit(sys.version_info < (3, 10))";
    boolean there;
    try {
      there = ended(List.of("python3", "-c", check), "").code() == 0;
    } catch (UncheckedIOException none) {
      there = false;
    }
    assumeTrue(there, "Skipped: there is no python3 of version 3.10 or newer");
  }

  private static Ended ended(List<String> command, String input) {
    try {
      Path output = Files.createTempFile("python", ".out");
      Path errors = Files.createTempFile("python", ".err");
      try {
        Process process = start(command, output, errors);
        try (var out = process.getOutputStream()) {
          out.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return new Ended(finished(process), Files.readString(output), Files.readString(errors));
      } finally {
        Files.deleteIfExists(output);
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process start(List<String> command, Path output, Path errors) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
    builder.environment().put("PYTHONPATH", PACKAGES.toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    return builder.start();
  }

  private static int finished(Process process) {
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
