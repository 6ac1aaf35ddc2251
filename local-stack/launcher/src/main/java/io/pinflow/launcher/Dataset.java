package io.pinflow.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which posts a demo loads: generated ones, or the rows of three files. */
final class Dataset {
  static final int DEFAULT_ROWS = 20_000;

  private static final List<String> FILES =
      List.of("raw_pin.jsonl", "raw_geo.jsonl", "raw_user.jsonl");
  private static final int BYTES_A_POST = 6_000;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "How many posts to generate (default: " + DEFAULT_ROWS + ").")
  private Integer rows;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "100",
      description =
          "Seed of the generated posts; the same seed gives the same posts (default:"
              + " ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Load the rows of raw_pin.jsonl, raw_geo.jsonl and raw_user.jsonl in DIR instead.")
  private Path directory;

  boolean isFromFiles() {
    return directory != null;
  }

  /** Fails before anything is started when the wish can't be met. */
  void check() {
    if (rows != null && directory != null) {
      throw Problem.usage(
          "Invalid options: --rows and --data exclude each other. Give one of them.");
    }
    if (rows != null && rows < 1) {
      throw Problem.usage(
          "Invalid --rows: '" + rows + "'. Expected a number of posts from 1 to 2147483647.");
    }
    if (directory != null) {
      checkFiles();
    }
  }

  private void checkFiles() {
    List<String> missing =
        FILES.stream().filter(file -> !Files.isRegularFile(directory.resolve(file))).toList();
    if (!missing.isEmpty()) {
      throw Problem.usage(
          "Invalid --data: '"
              + directory
              + "' has no "
              + String.join(", no ", missing)
              + ". Expected a folder with "
              + String.join(", ", FILES)
              + ".");
    }
  }

  long spaceNeeded() {
    long posts = rows == null ? DEFAULT_ROWS : rows;
    return posts * BYTES_A_POST;
  }

  private int rowCount() {
    return rows == null ? DEFAULT_ROWS : rows;
  }

  List<String> loaderArguments() {
    return isFromFiles()
        ? List.of("--data", directory.toAbsolutePath().toString())
        : List.of("--rows", String.valueOf(rowCount()), "--seed", String.valueOf(seed));
  }

  /**
   * Which posts the emulator draws from, in its words; its own default unless one was asked for.
   */
  List<String> postingArguments() {
    if (isFromFiles()) {
      return List.of("--data", directory.toAbsolutePath().toString());
    }
    List<String> arguments = new ArrayList<>(List.of("--seed", String.valueOf(seed)));
    if (rows != null) {
      arguments.addAll(List.of("--rows", String.valueOf(rows)));
    }
    return arguments;
  }

  String description() {
    return isFromFiles()
        ? "the rows of " + directory
        : String.format(java.util.Locale.ROOT, "%,d generated posts", rowCount());
  }

  private String origin() {
    return isFromFiles() ? "files " + directory.toAbsolutePath().normalize() : "seed " + seed;
  }

  /**
   * Binds the home to where its posts come from. The table source reads by growing key, so posts of
   * another origin with smaller keys would never be seen.
   */
  void bindTo(Home home) {
    Path file = home.config("dataset.json");
    if (Files.exists(file)) {
      JsonNode bound = Json.read(file);
      if (!bound.path("origin").asText().equals(origin())) {
        throw Problem.usage(
            "Cannot load "
                + description()
                + " into the home "
                + home.root()
                + " because it holds posts of another origin ("
                + bound.path("origin").asText()
                + "). Choose another home with --home, or empty this one with 'pinflow reset'.");
      }
    }
    Json.write(file, Map.of("origin", origin()));
  }

  /** The arguments of the command that loads, in the emulator's words. */
  List<String> loadCommand(String jdbcUrl) {
    return Stream.of(
            List.of(
                "load", "--jdbc-url", jdbcUrl, "--user", DatabaseEngine.USER, "--progress", "json"),
            loaderArguments())
        .flatMap(List::stream)
        .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
  }
}
