package io.pinflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** What a Connect worker is asked over REST. */
final class WorkerRest {
  private static final int CONFLICT = 409;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;

  WorkerRest(int port) {
    this.address = "http://127.0.0.1:" + port;
  }

  boolean isUp() throws InterruptedException {
    try {
      return send(request("/connectors")).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request(path));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.read(answer.body());
  }

  /** Creates a connector, or changes its configuration. */
  void configure(String name, Map<String, String> configuration) throws Exception {
    String body = new ObjectMapper().writeValueAsString(configuration);
    expect(
        200,
        201,
        withBody("/connectors/" + name + "/config").PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Creates a connector; a worker that balances its work says to come again. */
  void create(String name, Map<String, String> configuration) throws Exception {
    String body =
        new ObjectMapper().writeValueAsString(Map.of("name", name, "config", configuration));
    Patience.await(
        "the creation of " + name,
        () -> {
          HttpResponse<String> answer =
              send(withBody("/connectors").POST(HttpRequest.BodyPublishers.ofString(body)));
          assertThat(answer.statusCode()).as(answer.body()).isIn(201, CONFLICT);
          return answer.statusCode() != CONFLICT;
        });
  }

  /** What the worker finds wrong with a configuration: its answer as it is. */
  JsonNode validate(Map<String, String> configuration) throws IOException, InterruptedException {
    String body = new ObjectMapper().writeValueAsString(configuration);
    String path = "/connector-plugins/" + configuration.get("connector.class") + "/config/validate";
    HttpResponse<String> answer =
        send(withBody(path).PUT(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.read(answer.body());
  }

  /** Restarts the connector and its only task, as every version can. */
  void restart(String name) throws Exception {
    post("/connectors/" + name + "/restart");
    post("/connectors/" + name + "/tasks/0/restart");
  }

  /** Whether the connector and its only task run. */
  boolean isRunning(String name) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request("/connectors/" + name + "/status"));
    if (answer.statusCode() != 200) {
      return false;
    }
    JsonNode status = Json.read(answer.body());
    assertThat(answer.body()).doesNotContain("FAILED");
    return isRunning(status.get("connector")) && isRunning(status.path("tasks").path(0));
  }

  /** Stops a connector, with its tasks. */
  void stop(String name) throws Exception {
    expect(202, 204, withBody("/connectors/" + name + "/stop").PUT(noBody()));
    Patience.await(
        "the stop of " + name,
        () -> {
          JsonNode status = get("/connectors/" + name + "/status");
          return status.at("/connector/state").asText().equals("STOPPED")
              && status.at("/tasks").isEmpty();
        });
  }

  /** Starts a stopped connector. */
  void resume(String name) throws Exception {
    expect(202, 204, withBody("/connectors/" + name + "/resume").PUT(noBody()));
  }

  /** Sets an offset of a stopped connector: the worker's answer, whatever it is. */
  HttpResponse<String> alterOffset(String name, String offset)
      throws IOException, InterruptedException {
    String body = "{\"offsets\": [" + offset + "]}";
    return send(
        withBody("/connectors/" + name + "/offsets")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
  }

  private void expect(int one, int other, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).as(answer.body()).isIn(one, other);
  }

  private static HttpRequest.BodyPublisher noBody() {
    return HttpRequest.BodyPublishers.noBody();
  }

  private static boolean isRunning(JsonNode part) {
    return part.path("state").asText().equals("RUNNING");
  }

  private void post(String path) throws Exception {
    Patience.await(
        path,
        () -> {
          HttpResponse<String> answer =
              send(withBody(path).POST(HttpRequest.BodyPublishers.noBody()));
          assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202, 204, CONFLICT);
          return answer.statusCode() != CONFLICT;
        });
  }

  private HttpRequest.Builder withBody(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
