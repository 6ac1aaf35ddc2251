package io.pinflow.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The questions, as the files of the job have them. */
final class Queries {

  private static final Path FOLDER = Repository.path("spark-analytics/src/main/resources/queries");

  private Queries() {}

  /** All names, in the order of the alphabet. */
  static List<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".sql"))
          .map(file -> file.substring(0, file.length() - ".sql".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sql(String name) {
    return Repository.text(FOLDER.resolve(name + ".sql"));
  }

  /** The question in words: the first line of the file. */
  static String title(String name) {
    return sql(name).lines().findFirst().orElseThrow().substring("-- ".length());
  }
}
