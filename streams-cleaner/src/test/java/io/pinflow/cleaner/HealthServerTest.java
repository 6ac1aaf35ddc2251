package io.pinflow.cleaner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
  private final Health health = new Health();
  private final HealthServer server =
      new HealthServer("127.0.0.1", 0, health, "the topology", () -> "the metrics");
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldFollowTheStatesOfTheCleaner() throws Exception {
    expect(200, 503, "CREATED");
    expectAfter(State.REBALANCING, 200, 503);
    expectAfter(State.RUNNING, 200, 200);
    expectAfter(State.REBALANCING, 200, 200);
    expectAfter(State.PENDING_SHUTDOWN, 200, 503);
    expectAfter(State.NOT_RUNNING, 503, 503);
    expectAfter(State.PENDING_ERROR, 503, 503);
    expectAfter(State.ERROR, 503, 503);
  }

  private void expectAfter(State change, int live, int ready) throws Exception {
    health.changed(change);
    expect(live, ready, change.name());
  }

  private void expect(int live, int ready, String state) throws Exception {
    assertThat(answer("/live").statusCode()).isEqualTo(live);
    assertThat(answer("/ready").statusCode()).isEqualTo(ready);
    assertThat(answer("/ready").body()).isEqualTo(state + "\n");
  }

  @Test
  void shouldShowTopologyAndMetrics() throws Exception {
    assertThat(answer("/topology").body()).isEqualTo("the topology");
    assertThat(answer("/metrics").body()).isEqualTo("the metrics");
    assertThat(answer("/metrics").headers().firstValue("content-type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
  }

  @Test
  void shouldSayWhichPortIsTakenAndWhatToDo() {
    assertThatThrownBy(() -> new HealthServer("127.0.0.1", server.port(), health, "", () -> ""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "Cannot listen for health requests on 127.0.0.1:" + server.port() + " because ")
        .hasMessageContaining("set cleaner.health.port to another one");
  }

  private HttpResponse<String> answer(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
