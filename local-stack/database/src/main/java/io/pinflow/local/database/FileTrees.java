package io.pinflow.local.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders. */
final class FileTrees {

  private FileTrees() {}

  static void delete(Path root) throws IOException {
    for (Path path : contents(root).stream().sorted(Comparator.reverseOrder()).toList()) {
      Files.delete(path);
    }
  }

  /** The folder and everything in it; nothing when it is missing. */
  static List<Path> contents(Path root) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.toList();
    }
  }
}
