package io.pinflow.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The files of the folder shared/data beside the repository; tests are skipped without it. */
public final class SharedData {

  private SharedData() {}

  /** The lines of a file. */
  public static List<String> lines(String name) {
    Path file = folder().resolve(name);
    Assumptions.assumeTrue(Files.exists(file), () -> missing(file));
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files {@code expected_*.json}. */
  static List<Path> expectations() {
    Assumptions.assumeTrue(Files.isDirectory(folder()), () -> missing(folder()));
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .filter(file -> file.getFileName().toString().matches("expected_.*\\.json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String missing(Path path) {
    return "No " + path + "; set -Dpinflow.shared.data to its folder.";
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
