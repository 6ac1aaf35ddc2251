package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The batch as the launcher starts it: a JVM of its own that tells its progress as JSON. */
final class BatchProcess implements AutoCloseable {

  /** What the JVM does anyway. */
  private static final String NOTHING = "-Xshare:auto";

  private static final long PATIENCE_SECONDS = 300;

  private final Process process;
  private final Path errors;
  private final List<String> lines = new ArrayList<>();
  private final Thread reader;

  private BatchProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.reader = new Thread(this::read, "batch-output");
    reader.start();
  }

  static BatchProcess start(Path home, List<String> arguments) throws IOException {
    return start(home, NOTHING, "", arguments);
  }

  /**
   * With more on the class path.
   *
   * @param jar what is added, empty for nothing
   */
  static BatchProcess start(Path home, String jar, List<String> arguments) throws IOException {
    return start(home, NOTHING, jar, arguments);
  }

  private static BatchProcess start(Path home, String jvm, String jar, List<String> arguments)
      throws IOException {
    Path errors = Files.createTempFile(home, "batch", ".log");
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx700m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=240m",
            jvm,
            "-cp",
            classPath() + (jar.isEmpty() ? "" : File.pathSeparator + jar)));
    command.addAll(List.of("io.pinflow.analytics.AnalyticsMain", "batch", "--progress", "json"));
    command.addAll(List.of("--user-id", "test", "--input", home.resolve("landing").toString()));
    command.addAll(List.of("--tables", home.resolve("delta").toString()));
    command.addAll(List.of("--checkpoints", home.resolve("checkpoints").toString()));
    command.addAll(List.of("--results", home.resolve("results").toString()));
    // Each process would compile the same plans again, which takes longer than to run them.
    command.addAll(List.of("--conf", "spark.sql.codegen.wholeStage=false"));
    command.addAll(List.of("--conf", "spark.sql.codegen.factoryMode=NO_CODEGEN"));
    command.addAll(arguments);
    return new BatchProcess(
        new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
  }

  /**
   * Leaves the classes that a batch loads in a file, for quicker starts of others.
   *
   * @param home where a whole run finds something to do
   * @return the file
   */
  static Path archive(Path classes, Path home) throws IOException, InterruptedException {
    if (packed()) {
      try (BatchProcess batch = start(home, "-XX:ArchiveClassesAtExit=" + classes, "", List.of())) {
        assertThat(batch.await()).as(batch::errors).isZero();
      }
    }
    return classes;
  }

  /** Starts a batch with the classes that another has left. */
  static BatchProcess startWith(Path classes, Path home, List<String> arguments)
      throws IOException {
    return start(home, packed() ? "-XX:SharedArchiveFile=" + classes : NOTHING, "", arguments);
  }

  /** Whether the job is in a jar: the JVM can't archive classes of folders. */
  private static boolean packed() {
    return places().stream().anyMatch(place -> place.matches(".*pinflow-analytics[^/]*\\.jar"));
  }

  private static String classPath() {
    return packed()
        ? places().stream()
            .filter(place -> place.endsWith(".jar"))
            .collect(Collectors.joining(File.pathSeparator))
        : String.join(File.pathSeparator, places());
  }

  private static List<String> places() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(path.split(File.pathSeparator, -1));
  }

  private void read() {
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        synchronized (lines) {
          lines.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it has said a line of this kind. */
  boolean hasSaid(Predicate<String> kind) {
    synchronized (lines) {
      return lines.stream().anyMatch(kind);
    }
  }

  boolean runs() {
    return process.isAlive();
  }

  /** SIGKILL; returns whether it ran until then. */
  boolean kill() throws InterruptedException {
    boolean ran = process.isAlive();
    process.destroyForcibly();
    process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    reader.join();
    return ran;
  }

  /** Its exit code, as soon as it has one. */
  int await() throws InterruptedException {
    process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    reader.join();
    return process.exitValue();
  }

  int exitCode() {
    return process.exitValue();
  }

  String errors() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }
}
