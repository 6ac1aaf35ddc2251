package io.pinflow.emulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data beside the repository, for tests only; what needs it is skipped where it is absent. */
public final class SharedData {
  private SharedData() {}

  public static Path file(String name) {
    Path file = folder().resolve(name);
    assumeTrue(
        Files.exists(file), () -> "No " + file + "; set -Dpinflow.shared.data to its folder.");
    return file;
  }

  private static Path folder() {
    String configured = System.getProperty("pinflow.shared.data");
    return configured == null ? root().resolve("../shared/data").normalize() : Path.of(configured);
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
