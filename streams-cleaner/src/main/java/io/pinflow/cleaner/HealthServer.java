package io.pinflow.cleaner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Answers over HTTP whether the cleaner is well: {@code /live} (200 unless it has failed or
 * stopped), {@code /ready} (200 once it cleans), {@code /topology}, {@code /metrics} (Prometheus
 * text).
 */
final class HealthServer implements AutoCloseable {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "cleaner-health");
            thread.setDaemon(true);
            return thread;
          });
  private final Supplier<KafkaStreams.State> state;
  private volatile boolean wasRunning;

  HealthServer(
      InetSocketAddress address,
      Supplier<KafkaStreams.State> state,
      String topology,
      Supplier<String> metrics)
      throws IOException {
    this.state = state;
    this.server = HttpServer.create(address, 0);
    server.setExecutor(threads);
    server.createContext(
        "/live", exchange -> answer(exchange, isLive() ? OK : UNAVAILABLE, state.get() + "\n"));
    server.createContext(
        "/ready", exchange -> answer(exchange, isReady() ? OK : UNAVAILABLE, state.get() + "\n"));
    server.createContext("/topology", exchange -> answer(exchange, OK, topology));
    server.createContext("/metrics", exchange -> answer(exchange, OK, metrics.get()));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private boolean isLive() {
    return switch (state.get()) {
      case ERROR, PENDING_ERROR, NOT_RUNNING -> false;
      default -> true;
    };
  }

  /** A rebalance after the first start is a pause, not an outage. */
  private boolean isReady() {
    KafkaStreams.State now = state.get();
    wasRunning |= now == KafkaStreams.State.RUNNING;
    return now == KafkaStreams.State.RUNNING
        || (wasRunning && now == KafkaStreams.State.REBALANCING);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
