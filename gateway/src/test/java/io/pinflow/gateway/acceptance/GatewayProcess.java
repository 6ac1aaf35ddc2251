package io.pinflow.gateway.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
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

/** The runnable jar as a process of its own, as users start it. */
final class GatewayProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("\\{\"ready\":true,\"port\":(\\d+)\\}");
  private static final Duration AT_MOST = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final Path output;
  private final Contract contract;

  private GatewayProcess(Path folder, Path config) throws Exception {
    this.output = Files.createTempFile(folder, "gateway", ".log");
    this.process = start(config);
    try {
      awaitReady();
      this.contract = new Contract(plain("/openapi.json"));
    } catch (Throwable e) {
      close();
      throw e;
    }
  }

  private void awaitReady() {
    Awaitility.await().atMost(AT_MOST).until(() -> ready().find() || !process.isAlive());
    address();
  }

  /** A gateway on a free port of loopback with these lines of configuration. */
  static GatewayProcess with(Path folder, String... lines) throws Exception {
    Path config = Files.createTempFile(folder, "gateway", ".properties");
    Files.writeString(config, "listeners=http://127.0.0.1:0\n" + String.join("\n", lines));
    return new GatewayProcess(folder, config);
  }

  private Process start(Path config) throws IOException {
    List<String> command = new ArrayList<>(command());
    command.addAll(List.of("--config", config.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("AWS_ACCESS_KEY_ID", "an-id");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "a-secret");
    return builder.start();
  }

  /** What starts the runnable jar. */
  static List<String> command() throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx192m",
        "-jar",
        jar().toString());
  }

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files.filter(file -> file.toString().endsWith("-all.jar")).findFirst().orElseThrow();
    }
  }

  URI address() {
    Matcher ready = ready();
    if (!ready.find()) {
      throw new AssertionError("the gateway is not ready:\n" + text());
    }
    return URI.create("http://127.0.0.1:" + ready.group(1));
  }

  Contract contract() {
    return contract;
  }

  /** Sends a request without a body; the answer is as documented. */
  Answer send(String method, String path, String... headers) throws Exception {
    return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
  }

  /** Sends a body of this type; the answer is as documented. */
  Answer send(String method, String path, String type, byte[] body) throws Exception {
    return send(method, path, HttpRequest.BodyPublishers.ofByteArray(body), "Content-Type", type);
  }

  /** Sends a body with these headers; the answer is as documented. */
  Answer send(String method, String path, byte[] body, String... headers) throws Exception {
    return send(method, path, HttpRequest.BodyPublishers.ofByteArray(body), headers);
  }

  /** Sends a request to a place or with a method the document doesn't hold. */
  Answer undocumented(String method, String path) throws Exception {
    return exchange(method, path, HttpRequest.BodyPublishers.noBody());
  }

  private Answer send(String method, String path, HttpRequest.BodyPublisher body, String... headers)
      throws Exception {
    Answer answer = exchange(method, path, body, headers);
    contract.check(method, path, answer);
    return answer;
  }

  private Answer exchange(
      String method, String path, HttpRequest.BodyPublisher body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address().resolve(path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    String type = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    return new Answer(response.statusCode(), type, response.body());
  }

  private String plain(String path) throws Exception {
    return http.send(
            HttpRequest.newBuilder(address().resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private Matcher ready() {
    return READY.matcher(text());
  }

  String text() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it takes no more connections. */
  void awaitRefusal() {
    Awaitility.await().atMost(AT_MOST).until(() -> !takesConnections());
  }

  private boolean takesConnections() {
    try (Socket socket = new Socket(address().getHost(), address().getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Asks the process to end as systemd does, and gives its exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the gateway did not end:\n" + text());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
