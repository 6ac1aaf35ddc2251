package io.pinflow.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stop that comes while a request is under way. */
final class StopIT {
  private static final String PUT =
      "{\"SequenceNumber\":\"49\",\"ShardId\":\"shardId-000000000000\"}";

  @TempDir private Path folder;

  @Test
  void shouldAnswerWhatIsUnderWayBeforeItEnds() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    HttpServer slow = slowKinesis(asked, released);
    ExecutorService client = Executors.newCachedThreadPool();
    try (GatewayProcess gateway =
        GatewayProcess.with(
            folder,
            "gateway.kinesis.region=us-east-1",
            "gateway.kinesis.endpoint=http://127.0.0.1:" + slow.getAddress().getPort())) {
      CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> put(gateway), client);
      assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Integer> exit =
          CompletableFuture.supplyAsync(() -> terminate(gateway), client);
      gateway.awaitRefusal();
      released.countDown();

      assertThat(answer.get(30, TimeUnit.SECONDS).body()).isEqualTo(PUT);
      assertThat(exit.get(30, TimeUnit.SECONDS)).isZero();
    } finally {
      client.shutdownNow();
      slow.stop(0);
    }
  }

  private static HttpServer slowKinesis(CountDownLatch asked, CountDownLatch released)
      throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.countDown();
          try {
            released.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(200, PUT.length());
          exchange.getResponseBody().write(Topics.bytes(PUT));
          exchange.close();
        });
    server.start();
    return server;
  }

  private static Answer put(GatewayProcess gateway) {
    try {
      return gateway.send(
          "PUT",
          "/streams/s/record",
          "application/json",
          Topics.bytes("{\"Data\":1,\"PartitionKey\":\"k\"}"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static int terminate(GatewayProcess gateway) {
    try {
      return gateway.terminate();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
