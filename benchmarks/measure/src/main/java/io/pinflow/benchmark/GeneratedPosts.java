package io.pinflow.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Posts made by the emulator, the same ones in every run, as they are on the wire. */
public final class GeneratedPosts {
  private static final int HEAP_MEGABYTES = 256;

  private final Path folder;

  private GeneratedPosts(Path folder) {
    this.folder = folder;
  }

  /** So many posts, written to a folder that is there. */
  public static GeneratedPosts generate(Project project, Path folder, int rows)
      throws IOException, InterruptedException {
    emulate(
        project,
        folder,
        Map.of(),
        List.of("generate", "--rows", Integer.toString(rows), "--output", folder.toString()));
    return new GeneratedPosts(folder);
  }

  /** So many posts, loaded into a database's tables; the password is in the environment. */
  public static void load(
      Project project, Path folder, Map<String, String> environment, String jdbcUrl, int rows)
      throws IOException, InterruptedException {
    emulate(
        project,
        folder,
        environment,
        List.of(
            "load", "--jdbc-url", jdbcUrl, "--user", "pinflow", "--rows", Integer.toString(rows)));
  }

  /** The rows of a table ({@code pin}, {@code geo}, {@code user}), a JSON object each. */
  public List<byte[]> rows(String table) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("raw_" + table + ".jsonl"));
    List<byte[]> rows = new ArrayList<>();
    int start = 0;
    for (int place = 0; place < bytes.length; place++) {
      if (bytes[place] == '\n') {
        rows.add(Arrays.copyOfRange(bytes, start, place));
        start = place + 1;
      }
    }
    return rows;
  }

  private static void emulate(
      Project project, Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.add("-jar");
    arguments.add(project.runnableJar("emulator").toString());
    arguments.addAll(command);
    try (ChildProcess emulator =
        ChildProcess.start("emulator", folder, HEAP_MEGABYTES, environment, arguments)) {
      emulator.awaitSuccess();
    }
  }
}
