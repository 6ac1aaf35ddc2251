package io.pinflow.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs {@code ./pinflow} as a user does, with a home below target/. */
final class Launcher {
  private static final Duration AT_MOST = Duration.ofMinutes(6);

  private final Path root = checkout();
  private final Path home;

  private Launcher(Path home) {
    this.home = home;
  }

  /** A launcher with an empty home of this name. */
  static Launcher withNewHome(String name) throws IOException {
    Path home = checkout().resolve("end-to-end/target/homes").resolve(name);
    delete(home);
    Files.createDirectories(home.getParent());
    return new Launcher(home);
  }

  /**
   * What a run ended with.
   *
   * @param output standard output and standard error as they came
   */
  record Outcome(int exitCode, String output) {}

  Path home() {
    return home;
  }

  Path results(String query) {
    return home.resolve("results").resolve(query + ".jsonl");
  }

  Outcome run(String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    if (!process.waitFor(AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
      process.destroy();
      process.waitFor();
      throw new AssertionError("pinflow did not end within " + AT_MOST + ":\n" + output());
    }
    return new Outcome(process.exitValue(), output());
  }

  Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", root.resolve("pinflow").toString()));
    command.add(arguments[0]);
    command.addAll(List.of("--home", home.toString()));
    command.addAll(List.of(arguments).subList(1, arguments.length));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(outputFile().toFile());
    builder.environment().put("PINFLOW_BUILD", "never");
    return builder.start();
  }

  String output() throws IOException {
    return Files.readString(outputFile());
  }

  private Path outputFile() {
    return home.resolveSibling(home.getFileName() + ".out");
  }

  /** Processes of this home that still run: their command line names it. */
  List<String> processesLeft() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .map(process -> process.info().commandLine().orElse(""))
        .filter(command -> command.contains(home.toString()))
        .toList();
  }

  /** The folder of the checkout: the one that holds {@code .mvn}. */
  static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
