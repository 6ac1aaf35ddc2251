package io.pinflow.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The SQL that dashboard and notebook show, as files have it. */
final class Queries {

  /** The questions that the job answers. */
  static final List<String> ANSWERS =
      names(Repository.path("spark-analytics/src/main/resources/queries"));

  /** Questions about the pipeline itself. */
  static final List<String> HEALTH = names(Repository.BUNDLE.resolve("queries"));

  private Queries() {}

  /** All names: the answers first, each in the order of the alphabet. */
  static List<String> names() {
    return Stream.concat(ANSWERS.stream(), HEALTH.stream()).toList();
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
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
    Path folder =
        HEALTH.contains(name)
            ? Repository.BUNDLE.resolve("queries")
            : Repository.path("spark-analytics/src/main/resources/queries");
    return Repository.text(folder.resolve(name + ".sql"));
  }

  /** The question in words: the first line of the file. */
  static String title(String name) {
    return sql(name).lines().findFirst().orElseThrow().substring("-- ".length());
  }
}
