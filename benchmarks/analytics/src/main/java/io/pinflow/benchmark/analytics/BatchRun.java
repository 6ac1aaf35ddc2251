package io.pinflow.benchmark.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the batch over a folder of landed posts, as a process of its own. */
final class BatchRun {
  private static final int HEAP = 3072;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> OPENED =
      List.of("lang", "lang.invoke", "lang.reflect", "io", "net", "nio", "util", "util.concurrent");

  private final Project project;
  private final Path home;
  private final List<String> options;

  BatchRun(Project project, Path home, List<String> options) {
    this.project = project;
    this.home = home;
    this.options = options;
  }

  /** Where the posts are to land. */
  Path landing() {
    return home.resolve("topics");
  }

  /** Runs it to the end. */
  Outcome run() throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (ChildProcess job = ChildProcess.start("batch", home, HEAP, environment(), arguments())) {
      job.awaitSuccess();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Outcome(
        seconds, JSON.readTree(home.resolve("results").resolve("summary.json").toFile()));
  }

  static Map<String, String> environment() {
    return Map.of("SPARK_LOCAL_IP", "127.0.0.1");
  }

  /** What Spark wants of a JVM. */
  static List<String> jvmOptions() {
    List<String> options = new ArrayList<>(List.of("-XX:ReservedCodeCacheSize=240m"));
    Stream.concat(
            OPENED.stream().map(name -> "java." + name),
            Stream.of(
                "java.util.concurrent.atomic",
                "jdk.internal.ref",
                "sun.nio.ch",
                "sun.nio.cs",
                "sun.security.action",
                "sun.util.calendar"))
        .forEach(name -> options.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    return options;
  }

  private List<String> arguments() throws IOException {
    List<String> arguments = new ArrayList<>(jvmOptions());
    arguments.addAll(List.of("-cp", project.classPath("spark-analytics")));
    arguments.addAll(List.of("io.pinflow.analytics.AnalyticsMain", "batch", "--user-id", "bench"));
    arguments.addAll(List.of("--input", landing().toString()));
    for (String folder : List.of("tables", "checkpoints", "results")) {
      arguments.addAll(List.of("--" + folder, home.resolve(folder).toString()));
    }
    arguments.addAll(List.of("--progress", "none"));
    arguments.addAll(options);
    return arguments;
  }

  /**
   * How long a run took.
   *
   * @param seconds from the start of the process to its end
   * @param summary what the run itself says, with the seconds of each step
   */
  record Outcome(double seconds, JsonNode summary) {
    long rows(String table) {
      return summary.path("tables").path(table).path("rows").asLong();
    }

    double step(String name) {
      return summary.path("seconds").path(name).asDouble();
    }
  }
}
