package io.pinflow.cleaner;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The runnable jar as a process of its own. */
final class CleanerProcess implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("health on port (\\d+)");
  private static final Duration AT_MOST = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;
  private final HttpClient http = HttpClient.newHttpClient();

  private CleanerProcess(Path folder, List<String> command) throws IOException {
    this.log = Files.createTempFile(folder, "cleaner", ".log");
    this.process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** The cleaner of user {@code u} at a broker, with further lines of configuration. */
  static CleanerProcess at(String bootstrapServers, Path folder, String... settings)
      throws IOException {
    Path config = Files.createTempFile(folder, "cleaner", ".properties");
    Files.writeString(
        config,
        String.join(
            "\n",
            "bootstrap.servers=" + bootstrapServers,
            "cleaner.user-id=u",
            "cleaner.health.port=0",
            "state.dir=" + folder.resolve("state"),
            "session.timeout.ms=3000",
            "heartbeat.interval.ms=500",
            "replication.factor=1",
            String.join("\n", settings)));
    return started(folder, "--config", config.toString());
  }

  /** The cleaner with these arguments. */
  static CleanerProcess started(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(java(), "-Xmx192m", "-jar", jar().toString()));
    command.addAll(List.of(arguments));
    return new CleanerProcess(folder, command);
  }

  /** Another main class, a test's, on the runnable jar. */
  static CleanerProcess onItsJar(Path folder, Class<?> main, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of(java(), "-cp"));
    command.add(jar() + File.pathSeparator + Path.of("target", "test-classes"));
    command.addAll(List.of(options));
    command.add(main.getName());
    return new CleanerProcess(folder, command);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files.filter(file -> file.toString().endsWith("-all.jar")).findFirst().orElseThrow();
    }
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The CPU time the process has used so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void awaitReady() {
    Awaitility.await()
        .atMost(AT_MOST)
        .failFast("the cleaner ended", () -> !process.isAlive())
        .until(() -> status("/ready") == 200);
  }

  /** The HTTP status of a health address; -1 when it doesn't answer. */
  int status(String path) throws InterruptedException {
    try {
      return http.send(request(path), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException | IllegalStateException e) {
      return -1;
    }
  }

  String body(String path) throws IOException, InterruptedException {
    return http.send(request(path), HttpResponse.BodyHandlers.ofString()).body();
  }

  private HttpRequest request(String path) {
    Matcher port = PORT.matcher(log());
    if (!port.find()) {
      throw new IllegalStateException("no port yet");
    }
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + path))
        .timeout(Duration.ofSeconds(5))
        .build();
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the cleaner did not end:\n" + log());
    }
    return process.exitValue();
  }

  int terminate() throws InterruptedException {
    process.destroy();
    return awaitExit();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitExit();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
