package io.pinflow.emulator;

import io.pinflow.emulator.database.Database;
import io.pinflow.emulator.database.Loader;
import io.pinflow.emulator.files.DataFolder;
import io.pinflow.emulator.progress.Progress;
import io.pinflow.emulator.progress.ProgressMode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Loads generated posts, or those of a folder, into the three tables. */
@Command(
    name = "load",
    description = {
      "Loads posts into pinterest_data, geolocation_data and user_data.",
      "Makes the tables where they are missing; rows whose key is there already stay."
    },
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
  @Mixin private DatabaseOptions databaseOptions = new DatabaseOptions();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Generate so many posts; each has a row in each of the three tables.")
  private Integer rows;

  @Option(
      names = "--seed",
      defaultValue = GeneratorOptions.SEED,
      paramLabel = "S",
      description = "The same seed gives the same posts (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Load the posts of DIR/raw_pin.jsonl, raw_geo.jsonl and raw_user.jsonl.")
  private Path data;

  @Option(names = "--progress", description = "How to show progress: ${COMPLETION-CANDIDATES}.")
  private ProgressMode mode;

  @Override
  public Integer call() throws EmulatorException {
    Posts posts = posts();
    Database database = databaseOptions.required();
    database.createTables();
    Map<RawTable, Long> loaded;
    try (Progress progress = ProgressMode.begin(mode, "load", posts.totalRows())) {
      loaded = new Loader(database, progress).load(posts);
    }
    System.out.println(
        "{\"loaded\":" + json(loaded) + ",\"present\":" + json(present(database)) + "}");
    return 0;
  }

  private Posts posts() throws EmulatorException {
    if ((rows == null) == (data == null)) {
      throw EmulatorErrors.noOrigin();
    }
    return data == null ? GeneratorOptions.posts(seed, rows) : DataFolder.open(data);
  }

  private static Map<RawTable, Long> present(Database database) throws EmulatorException {
    Map<RawTable, Long> rows = new EnumMap<>(RawTable.class);
    for (RawTable table : RawTable.values()) {
      rows.put(table, database.count(table));
    }
    return rows;
  }

  private static String json(Map<RawTable, Long> rows) {
    return rows.entrySet().stream()
        .map(entry -> "\"" + entry.getKey().shortName() + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
