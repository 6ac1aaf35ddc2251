package io.pinflow.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server started the way the launcher starts it: a JVM of its own on the packaged classpath. */
public final class ServerProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final Path errors;

  private ServerProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  public static ServerProcess start(
      Class<?> main, Map<String, String> environment, String... arguments) throws IOException {
    return start(main.getName(), environment, arguments);
  }

  public static ServerProcess start(
      String main, Map<String, String> environment, String... arguments) throws IOException {
    Path errors = Files.createTempFile(scratch(), "errors", ".log");
    List<String> command =
        new ArrayList<>(List.of(java(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", classpath()));
    command.add(main);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    return new ServerProcess(builder.start(), errors);
  }

  /** A new folder under the module's build folder. */
  public static Path newFolder() throws IOException {
    return Files.createTempDirectory(scratch(), "data");
  }

  public void awaitReady(int port) throws IOException {
    BufferedReader output = process.inputReader();
    assertThat(output.readLine())
        .as(() -> "first line of output; errors: " + errors())
        .isEqualTo("{\"ready\":true,\"port\":" + port + "}");
  }

  public long id() {
    return process.pid();
  }

  /** Asks it to stop, as the launcher does. */
  public void terminate() throws InterruptedException {
    process.destroy();
    awaitEnd();
  }

  public void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  public int awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  public String errors() {
    try {
      return Files.readString(errors);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  private static Path scratch() throws IOException {
    return Files.createDirectories(Path.of(System.getProperty("pinflow.scratch")));
  }

  private static String classpath() throws IOException {
    Path dependencies = Path.of(System.getProperty("pinflow.classpath"));
    return String.join(
        ":", System.getProperty("pinflow.jar"), Files.readString(dependencies).strip());
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
