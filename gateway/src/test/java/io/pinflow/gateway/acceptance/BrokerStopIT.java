package io.pinflow.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.gateway.TestBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that goes away and comes back while clients post. */
final class BrokerStopIT {
  private static final int CLIENTS = 8;
  private static final int POSTS = 400;
  private static final Duration AT_MOST = Duration.ofSeconds(90);
  private static final Pattern OFFSET = Pattern.compile("\"offset\":(\\d+),\"error_code\":null");

  @TempDir private Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Map<String, Long> taken = new ConcurrentHashMap<>();
  private final Queue<String> otherAnswers = new ConcurrentLinkedQueue<>();

  @Test
  void shouldHaveEveryPostItTookInTheTopicOnce() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (TestBroker broker = new TestBroker(folder.resolve("kafka"));
        Topics topics = new Topics(broker.address());
        GatewayProcess gateway =
            GatewayProcess.with(folder, "bootstrap.servers=" + broker.address())) {
      topics.create("u.pin");
      URI address = gateway.address().resolve("/topics/u.pin");
      List<CompletableFuture<Void>> posting =
          Stream.generate(() -> CompletableFuture.runAsync(() -> post(address), clients))
              .limit(CLIENTS)
              .toList();
      Awaitility.await().atMost(AT_MOST).until(() -> taken.size() >= POSTS);

      broker.stop();
      Awaitility.await().atMost(AT_MOST).until(() -> waiting.get() == CLIENTS);
      broker.start();
      int before = taken.size();
      Awaitility.await().atMost(AT_MOST).until(() -> taken.size() >= before + POSTS);
      over.set(true);
      posting.forEach(CompletableFuture::join);

      assertThat(otherAnswers).allMatch(answer -> answer.contains("\"error_code\":50003"));
      Map<String, Long> times =
          topics.values("u.pin").stream()
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
      assertThat(times.keySet()).containsAll(taken.keySet());
      assertThat(times.values()).allMatch(count -> count == 1);
      topics
          .records("u.pin")
          .forEach(
              record ->
                  assertThat(taken.getOrDefault(record.value(), record.offset()))
                      .isEqualTo(record.offset()));
    } finally {
      over.set(true);
      clients.shutdownNow();
    }
  }

  private void post(URI address) {
    while (!over.get()) {
      String value = "{\"index\":" + next.incrementAndGet() + "}";
      waiting.incrementAndGet();
      note(value, answer(address, "{\"records\":[{\"value\":" + value + "}]}"));
      waiting.decrementAndGet();
    }
  }

  private void note(String value, HttpResponse<String> answer) {
    Matcher offset = OFFSET.matcher(answer.body());
    if (answer.statusCode() == 200 && offset.find()) {
      taken.put(value, Long.valueOf(offset.group(1)));
    } else {
      otherAnswers.add(answer.body());
    }
  }

  private HttpResponse<String> answer(URI address, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/vnd.kafka.json.v2+json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
