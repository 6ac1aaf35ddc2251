package io.pinflow.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The rows of the folder shared/data beside the repository; tests are skipped without it. */
final class SharedData {

  private SharedData() {}

  static List<String> lines(String name) {
    Path file = folder().resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file), () -> "No " + file + "; set -Dpinflow.shared.data to its folder.");
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    String configured = System.getProperty("pinflow.shared.data");
    return configured == null ? repository().resolve("../shared/data") : Path.of(configured);
  }

  private static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
