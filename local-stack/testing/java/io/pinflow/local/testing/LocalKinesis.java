package io.pinflow.local.testing;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * A Kinesis of the test's own: npm's kinesis-local in a process of its own, on a free port of
 * loopback, without TLS. Installed from local-stack/kinesis at its first use.
 */
public final class LocalKinesis implements AutoCloseable {

  private static final int OLDEST_NODE = 18;
  private static final long PATIENCE_SECONDS = 120;
  private static final Pattern MAJOR = Pattern.compile("v(\\d+)\\..*", Pattern.DOTALL);

  private final Process process;
  private final int port;

  private LocalKinesis(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Skips the test, saying why, where Node or npm is missing. */
  public static void assumeAvailable() {
    Assumptions.assumeTrue(
        nodeMajor().filter(major -> major >= OLDEST_NODE).isPresent() && answers("npm"),
        "skipped: the local Kinesis needs Node " + OLDEST_NODE + " or newer with npm");
  }

  public static LocalKinesis start() throws IOException, InterruptedException {
    Path program = installed();
    int port = FreePort.next();
    Path log = Files.createTempFile("kinesis", ".log");
    ProcessBuilder builder =
        new ProcessBuilder("node", program.getFileName().toString())
            .directory(program.getParent().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("KINESIS_MOCK_PLAIN_PORT", String.valueOf(port));
    builder.environment().put("KINESIS_MOCK_TLS_PORT", String.valueOf(FreePort.next()));
    builder.environment().put("LOG_LEVEL", "WARN");
    builder.environment().put("SHARD_LIMIT", "200");
    LocalKinesis kinesis = new LocalKinesis(builder.start(), port);
    kinesis.awaitReady(log);
    return kinesis;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Ends it at once; what it held is gone, as everything of it lives in memory. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IOException("The local Kinesis did not start: " + Files.readString(log));
      }
      Thread.sleep(50);
    }
  }

  private boolean isReady() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) endpoint().resolve("/healthcheck").toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(5000);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  /** The program, installed once by whichever test comes first. */
  private static Path installed() throws IOException, InterruptedException {
    Path folder = repository().resolve("local-stack/kinesis");
    Path program = folder.resolve("node_modules/kinesis-local/main.js");
    Path lockFile = Files.createDirectories(folder.resolve("target")).resolve("install.lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (!Files.exists(program) && held.isValid()) {
        run(folder, "npm", "ci", "--omit=dev", "--no-audit", "--no-fund");
      }
    }
    return program;
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Process install =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(install.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (install.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + output);
    }
  }

  private static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return Optional.ofNullable(folder)
        .orElseThrow(() -> new IllegalStateException("No folder above this one holds .mvn"));
  }

  private static Optional<Integer> nodeMajor() {
    return output("node")
        .map(MAJOR::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .map(Integer::valueOf);
  }

  private static boolean answers(String tool) {
    return output(tool).isPresent();
  }

  private static Optional<String> output(String tool) {
    try {
      Process process = new ProcessBuilder(List.of(tool, "--version")).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
