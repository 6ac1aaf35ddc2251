package io.pinflow.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of the real artifacts as a process of its own, started without the launcher. */
final class Part implements AutoCloseable {
  private final ProcessBuilder builder;
  private Process process;

  private Part(ProcessBuilder builder) throws IOException {
    this.builder = builder;
    start();
  }

  /**
   * Starts a part.
   *
   * @param module the folder of the module whose class path it runs on, and whose jar if it has one
   * @param log where it writes to
   */
  static Part start(
      String module, Path log, Map<String, String> environment, String main, String... arguments)
      throws IOException {
    return start(java(), module, log, environment, main, arguments);
  }

  /** The same by a Java of its own. */
  static Part start(
      Path java,
      String module,
      Path log,
      Map<String, String> environment,
      String main,
      String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "-cp", classPath(module), main));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return new Part(builder);
  }

  /** This test's own Java. */
  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** Ends it at once, as a crash would, and starts it again. */
  void killAndRestart() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    start();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().join();
  }

  private void start() throws IOException {
    process = builder.start();
  }

  private static String classPath(String module) throws IOException {
    Path target = Launcher.checkout().resolve(module).resolve("target");
    String libraries = Files.readString(target.resolve("classpath.txt")).strip();
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("pinflow-[a-z-]+-[0-9.]+\\.jar"))
          .findFirst()
          .map(jar -> jar + ":" + libraries)
          .orElse(libraries);
    }
  }
}
