package io.pinflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IdempotencyTest {
  private final BlockingQueue<Promise<String>> work = new LinkedBlockingQueue<>();
  private final Idempotency idempotency = new Idempotency(60_000);
  private final HttpClient http = HttpClient.newHttpClient();
  private Vertx vertx;
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router.route().handler(BodyHandler.create(false)).handler(this::handle);
    Errors.mount(router);
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void handle(RoutingContext context) {
    idempotency
        .once(context, answer -> answer.equals("busy") ? -1 : answer.length(), this::work)
        .onComplete(answer -> context.response().end(answer), context::fail);
  }

  private Future<String> work() {
    Promise<String> promise = Promise.promise();
    work.add(promise);
    return promise.future();
  }

  @Test
  void shouldDoOnceWhatComesTwiceAtTheSameTime() throws Exception {
    CompletableFuture<String> first = send("/a", "key", "body");
    Promise<String> begun = begun();
    CompletableFuture<String> second = send("/a", "key", "body");
    begun.complete("done");

    assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo("done");
    assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("done");
    assertThat(work).isEmpty();
  }

  @Test
  void shouldDoAgainWhatWasNotDone() throws Exception {
    CompletableFuture<String> first = send("/a", "key", "body");
    begun().complete("busy");
    assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo("busy");
    CompletableFuture<String> second = send("/a", "key", "body");
    begun().fail(new RefusedException(503, "gone"));
    assertThat(second.get(30, TimeUnit.SECONDS)).contains("gone");
    CompletableFuture<String> third = send("/a", "key", "body");
    begun().complete("done");

    assertThat(third.get(30, TimeUnit.SECONDS)).isEqualTo("done");
  }

  @Test
  void shouldTellRequestsApartByPathAndKey() throws Exception {
    for (String[] request : new String[][] {{"/a", "1"}, {"/a", "2"}, {"/b", "1"}, {"/b", ""}}) {
      CompletableFuture<String> answer = send(request[0], request[1], "body");
      begun().complete(request[0] + request[1]);

      assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(request[0] + request[1]);
    }
  }

  private Promise<String> begun() throws InterruptedException {
    Promise<String> begun = work.poll(30, TimeUnit.SECONDS);
    assertThat(begun).isNotNull();
    return begun;
  }

  private CompletableFuture<String> send(String path, String key, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(HttpResponse::body);
  }
}
