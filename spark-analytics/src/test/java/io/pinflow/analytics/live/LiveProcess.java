package io.pinflow.analytics.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The live job as the launcher starts it: a JVM of its own that tells its progress as JSON. */
final class LiveProcess implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final Path errors;
  private final Map<String, JsonNode> newest = new ConcurrentHashMap<>();
  private final Thread reader;

  private LiveProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.reader = new Thread(this::read, "live-output");
    reader.start();
  }

  static LiveProcess start(Path folder, List<String> arguments) throws IOException {
    Path errors = Files.createTempFile(folder, "live", ".log");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = System.getProperty("surefire.test.class.path");
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            java,
            "-Xmx700m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=240m",
            "-cp"));
    command.add(path == null ? System.getProperty("java.class.path") : path);
    command.addAll(List.of("io.pinflow.analytics.AnalyticsMain", "live", "--progress", "json"));
    command.addAll(List.of("--tables", folder.resolve("delta").toString()));
    command.addAll(List.of("--checkpoints", folder.resolve("checkpoints").toString()));
    command.addAll(arguments);
    return new LiveProcess(
        new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode json = JSON.readTree(line);
        newest.put(json.path("live").asText(), json);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitReady() {
    awaitLine("ready");
  }

  /** Waits for a micro-batch of a table. */
  void awaitLine(String name) {
    await()
        .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
        .failFast("The job has ended", this::requireAlive)
        .until(() -> newest.containsKey(name));
  }

  /** Waits until a table has so many rows. */
  void awaitRows(String name, long rows) {
    await()
        .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
        .failFast("The job has ended", this::requireAlive)
        .until(() -> newest.containsKey(name) && newest.get(name).path("rows").asLong() >= rows);
  }

  private void requireAlive() {
    assertThat(process.isAlive()).as(this::errors).isTrue();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Asks it to stop; returns its exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    return awaitEnd();
  }

  int awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(this::errors).isTrue();
    reader.join();
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
