package io.pinflow.analytics.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A Chromium without a window, spoken to over its DevTools protocol. */
final class Browser implements AutoCloseable, WebSocket.Listener {
  static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final String LISTENING = "DevTools listening on ";

  private final Process process;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private final WebSocket socket;

  private Browser(Path program, Path profile) throws IOException {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address(), this).join();
  }

  /** The browser of this machine: property {@code pinflow.browser}, or a known name on the path. */
  static Optional<Path> installed() {
    String named = System.getProperty("pinflow.browser", "");
    Stream<Path> onPath =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    Stream<Path> candidates = named.isEmpty() ? onPath : Stream.of(Path.of(named));
    return candidates.filter(Files::isExecutable).findFirst();
  }

  static Browser start(Path program, Path profile) throws IOException {
    return new Browser(program, profile);
  }

  private URI address() throws IOException {
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread drain = new Thread(() -> output.lines().forEach(ignored -> {}), "browser-output");
        drain.setDaemon(true);
        drain.start();
        return URI.create(line.substring(LISTENING.length()).trim());
      }
    }
    throw new IOException("The browser ended before it listened.");
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      receive(part.toString());
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void receive(String text) {
    try {
      JsonNode message = MAPPER.readTree(text);
      if (message.has("id")) {
        Optional.ofNullable(answers.remove(message.path("id").asInt()))
            .ifPresent(answer -> answer.complete(message));
      } else {
        events.add(message);
      }
    } catch (IOException e) {
      answers.values().forEach(answer -> answer.completeExceptionally(e));
    }
  }

  /** Sends a command and waits for its result. */
  JsonNode call(String session, String method, Map<String, ?> parameters) {
    int id = ids.incrementAndGet();
    ObjectNode message = MAPPER.createObjectNode().put("id", id).put("method", method);
    message.set("params", MAPPER.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket.sendText(message.toString(), true).join();
    JsonNode said = answer.orTimeout(60, TimeUnit.SECONDS).join();
    if (said.has("error")) {
      throw new IllegalStateException(method + ": " + said.path("error"));
    }
    return said.path("result");
  }

  /** What the browser told of a session, in order. */
  List<JsonNode> events(String session) {
    return events.stream()
        .filter(event -> session.equals(event.path("sessionId").asText()))
        .toList();
  }

  /** Ends the browser in its own way, so that it leaves no files, and by force when it lingers. */
  @Override
  public void close() {
    socket.sendText("{\"id\":0,\"method\":\"Browser.close\"}", true).join();
    process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
