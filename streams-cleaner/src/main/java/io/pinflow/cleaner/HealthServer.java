package io.pinflow.cleaner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Answers over HTTP whether the cleaner is well: {@code /live} (200 unless it has failed or
 * stopped), {@code /ready} (200 once it cleans), {@code /topology}, {@code /metrics} (Prometheus
 * text).
 */
final class HealthServer implements AutoCloseable {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "cleaner-health");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Listens at once.
   *
   * @throws IllegalStateException when the address can't be had
   */
  HealthServer(String host, int port, Health health, String topology, Supplier<String> metrics) {
    this.server = listen(host, port);
    server.setExecutor(threads);
    server.createContext("/live", exchange -> answer(exchange, health, health::isLive));
    server.createContext("/ready", exchange -> answer(exchange, health, health::isReady));
    server.createContext("/topology", exchange -> answer(exchange, OK, TEXT, topology));
    server.createContext("/metrics", exchange -> answer(exchange, OK, PROMETHEUS, metrics.get()));
    server.start();
  }

  private static HttpServer listen(String host, int port) {
    try {
      return HttpServer.create(new InetSocketAddress(host, port), 0);
    } catch (IOException e) {
      throw CleanerErrors.healthPort(host, port, e.getMessage());
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, Health health, BooleanSupplier well)
      throws IOException {
    int status = well.getAsBoolean() ? OK : UNAVAILABLE;
    answer(exchange, status, TEXT, health.state() + "\n");
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
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
