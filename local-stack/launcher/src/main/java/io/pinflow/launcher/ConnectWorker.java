package io.pinflow.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Speaks to a Connect worker by its REST API. */
final class ConnectWorker {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final int FIRST_ERROR = 400;
  private static final long RETRY_MILLIS = 100;

  private final URI base;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PROBE_TIMEOUT).build();

  ConnectWorker(int port) {
    this.base = URI.create("http://127.0.0.1:" + port);
  }

  URI address() {
    return base;
  }

  boolean isReady() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(base.resolve("/connectors")).timeout(PROBE_TIMEOUT).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < FIRST_ERROR;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Creates the connector or gives it this configuration; waits out a rebalance of the worker. */
  void configure(String connector, Map<String, String> configuration) throws InterruptedException {
    String body = Json.MAPPER.valueToTree(configuration).toString();
    HttpResponse<String> answer = put("/connectors/" + connector + "/config", body);
    long deadline = System.nanoTime() + REQUEST_TIMEOUT.toNanos();
    while (answer.statusCode() == CONFLICT && System.nanoTime() < deadline) {
      Thread.sleep(RETRY_MILLIS);
      answer = put("/connectors/" + connector + "/config", body);
    }
    if (answer.statusCode() >= FIRST_ERROR) {
      throw Problem.failed(
          "Cannot create the connector "
              + connector
              + " because the worker refused it: "
              + Json.parse(answer.body()).path("message").asText(answer.body()));
    }
  }

  /** The reasons of failed connectors and tasks, one line each; empty while all is well. */
  List<String> failures(String connector) {
    HttpResponse<String> answer = fetch("/connectors/" + connector + "/status");
    if (answer.statusCode() == NOT_FOUND) {
      return List.of();
    }
    JsonNode status = Json.parse(answer.body());
    List<String> failures = new ArrayList<>();
    addFailure(failures, connector, status.path("connector"));
    status
        .path("tasks")
        .forEach(task -> addFailure(failures, connector + " task " + task.path("id"), task));
    return failures;
  }

  /** The state of a connector and of its tasks, such as {@code RUNNING (2 tasks RUNNING)}. */
  String state(String connector) {
    HttpResponse<String> answer = fetch("/connectors/" + connector + "/status");
    if (answer.statusCode() >= FIRST_ERROR) {
      return "absent";
    }
    JsonNode status = Json.parse(answer.body());
    List<String> tasks = new ArrayList<>();
    status.path("tasks").forEach(task -> tasks.add(task.path("state").asText()));
    return status.path("connector").path("state").asText() + ", tasks " + tasks;
  }

  private static void addFailure(List<String> failures, String who, JsonNode status) {
    if (status.path("state").asText().equals("FAILED")) {
      String cause =
          status
              .path("trace")
              .asText()
              .lines()
              .filter(line -> line.startsWith("Caused by:"))
              .reduce((first, last) -> last)
              .orElseGet(
                  () -> status.path("trace").asText().lines().findFirst().orElse("no trace"));
      failures.add(who + " FAILED: " + cause);
    }
  }

  private HttpResponse<String> put(String path, String body) {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> fetch(String path) {
    return send(HttpRequest.newBuilder(base.resolve(path)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(
          request.timeout(REQUEST_TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw Problem.failed("Cannot reach the Connect worker at " + base + ": " + e + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.failed("Interrupted while asking the Connect worker at " + base + ".", e);
    }
  }
}
