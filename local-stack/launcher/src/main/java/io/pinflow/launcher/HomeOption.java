package io.pinflow.launcher;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Names the home a command works in. */
final class HomeOption {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = ".pinflow",
      description = "Folder of all state: data, logs, results (default: ${DEFAULT-VALUE}).")
  private Path folder;

  Home home() {
    return new Home(folder);
  }
}
