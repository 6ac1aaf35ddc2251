package io.pinflow.analytics.lineage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Posts events to a server. */
final class HttpSink implements EventSink {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI address;
  private final Optional<String> apiKey;

  HttpSink(URI address, Optional<String> apiKey) {
    this.address = address;
    this.apiKey = apiKey;
  }

  @Override
  public void send(String event) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(event));
    apiKey.ifPresent(key -> request.header("Authorization", "Bearer " + key));
    int status = status(request.build());
    if (status / 100 != 2) {
      throw new IOException("the server answered " + status);
    }
  }

  private int status(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("it was interrupted");
    }
  }
}
