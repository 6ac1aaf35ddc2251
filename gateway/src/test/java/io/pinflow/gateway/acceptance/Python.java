package io.pinflow.gateway.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A Python with the library {@code requests}, in a virtual environment under target/. */
final class Python {
  private static final String REQUESTS = "requests==2.34.2";
  private static final Path ENVIRONMENT = Path.of("target", "python").toAbsolutePath();
  private static final Path SCRIPTS = Path.of("src", "test", "python");

  private Python() {}

  /** Skips the test, saying why, where Python, its venv or the package index is missing. */
  static void assumeAvailable() throws InterruptedException {
    Assumptions.assumeTrue(
        imports() || installs(),
        "skipped: this needs python3 with venv and pip, and an index that has " + REQUESTS);
  }

  private static boolean imports() throws InterruptedException {
    return Files.exists(python())
        && Command.attempt(python().toString(), "-c", "import requests").isPresent();
  }

  private static boolean installs() throws InterruptedException {
    Optional<String> made = Command.attempt("python3", "-m", "venv", ENVIRONMENT.toString());
    return made.isPresent()
        && Command.attempt(
                python().toString(),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                REQUESTS)
            .isPresent();
  }

  private static Path python() {
    return ENVIRONMENT.resolve("bin").resolve("python");
  }

  /** Runs a script and reads the JSON lines it prints. */
  static List<JsonNode> run(String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(python().toString());
    command.add("-B");
    command.add(SCRIPTS.resolve(script).toString());
    command.addAll(List.of(arguments));
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Command.output(command).lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }
}
