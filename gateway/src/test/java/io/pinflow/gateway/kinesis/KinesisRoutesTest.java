package io.pinflow.gateway.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.gateway.Idempotency;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes over HTTP, before a Kinesis that answers as the test wants. */
final class KinesisRoutesTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
  private static final String DONE =
      "{\"SequenceNumber\":\"49\",\"ShardId\":\"shardId-000000000000\",\"New\":1.0}";
  private static final String MISSING =
      "{\"__type\":\"ResourceNotFoundException\",\"message\":\"no stream\"}";
  private static final String BUSY =
      "{\"__type\":\"com.amazonaws.kinesis.v20131202#LimitExceededException\"}";
  private static final String BODY =
      "{\"StreamName\":\"another\",\"Data\":{\"ind\": 42},\"PartitionKey\":\"partition-1\"}";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Vertx vertx;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "application/x-amz-json-1.1",
        "application/vnd.kafka.json.v2+json",
        ""
      })
  void shouldPutUnderTheNameOfThePathAndAnswerByteForByte(String type) throws Exception {
    FakeKinesis kinesis = new FakeKinesis().then(200, DONE);

    HttpResponse<String> answer = put(kinesis, true, "/streams/mine/record", type, BODY);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(DONE);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.headers().firstValue("Content-Length")).contains("" + DONE.length());
    assertThat(kinesis.asked)
        .containsExactly(
            new JsonObject()
                .put("StreamName", "mine")
                .put("Data", "eyJpbmQiOjQyfQ==")
                .put("PartitionKey", "partition-1"));
  }

  @Test
  void shouldRefuseAnotherContentTypeAndNameTheRightOne() throws Exception {
    FakeKinesis kinesis = new FakeKinesis();

    HttpResponse<String> answer =
        put(kinesis, true, "/streams/mine/record", "application/x-www-form-urlencoded", BODY);

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body())
        .startsWith("{\"error_code\":415,\"message\":\"HTTP 415 Unsupported Media Type")
        .contains("Send the header Content-Type: application/json");
    assertThat(kinesis.asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "true, PUT, 400, 400",
    "true, DELETE, 400, 400",
    "true, PUT, 403, 403",
    "false, PUT, 400, 200",
    "false, GET, 400, 200",
    "false, DELETE, 200, 200",
    "false, DELETE, 403, 400"
  })
  void shouldShowTheStatusThatIsConfigured(boolean honest, String method, int real, int shown)
      throws Exception {
    FakeKinesis kinesis = new FakeKinesis().then(real, MISSING);
    String path = "/streams/mine" + ("PUT".equals(method) ? "/record" : "");

    HttpResponse<String> answer =
        send(kinesis, honest, method, path, "application/json", "PUT".equals(method) ? BODY : "");

    assertThat(answer.statusCode()).isEqualTo(shown);
    assertThat(answer.body()).isEqualTo(MISSING);
  }

  @Test
  void shouldRefuseEmptyDataUnderEitherStatus() throws Exception {
    String empty = "{\"Data\":\"\",\"PartitionKey\":\"k\"}";

    HttpResponse<String> honest =
        put(new FakeKinesis(), true, "/streams/mine/record", "application/json", empty);
    HttpResponse<String> always =
        put(new FakeKinesis(), false, "/streams/mine/record", "application/json", empty);

    assertThat(honest.statusCode()).isEqualTo(422);
    assertThat(always.statusCode()).isEqualTo(200);
    assertThat(always.body()).isEqualTo(honest.body()).startsWith("{\"error_code\":422,");
  }

  @Test
  void shouldSayWhenToComeAgainWhileKinesisIsBusy() throws Exception {
    HttpResponse<String> answer =
        put(
            new FakeKinesis().then(400, BUSY),
            true,
            "/streams/mine/record",
            "application/json",
            BODY);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(BUSY);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldNeverCallADeadKinesisASuccess(boolean honest) throws Exception {
    HttpResponse<String> answer =
        put(
            new FakeKinesis().thenNothing(),
            honest,
            "/streams/mine/record",
            "application/json",
            BODY);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void shouldReadALongBodyAsWell() throws Exception {
    FakeKinesis kinesis = new FakeKinesis().then(200, DONE);
    String text = "é".repeat(100_000);

    put(
        kinesis,
        true,
        "/streams/mine/records",
        "application/json",
        "{\"records\":[{\"data\":\"" + text + "\",\"partition-key\":\"k\"}]}");

    assertThat(kinesis.asked.get(0).getJsonArray("Records").getJsonObject(0).getBinary("Data"))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(text);
  }

  @Test
  void shouldTellWhatToConfigureWhereThereIsNoKinesis() throws Exception {
    Router router = Router.router(vertx);
    new NoKinesis().mount(router);

    HttpResponse<String> answer = exchange(router, "GET", "/streams/mine", "", "");

    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(answer.body())
        .startsWith("{\"error_code\":501,")
        .contains("Set gateway.kinesis.region");
  }

  private static HttpResponse<String> put(
      FakeKinesis kinesis, boolean honest, String path, String type, String body) throws Exception {
    return send(kinesis, honest, "PUT", path, type, body);
  }

  private static HttpResponse<String> send(
      FakeKinesis kinesis, boolean honest, String method, String path, String type, String body)
      throws Exception {
    Router router = Router.router(vertx);
    router.route().handler(BodyHandler.create(false));
    new KinesisRoutes(
            vertx,
            kinesis,
            new KinesisSettings(NOWHERE, "us-east-1", honest, 1_000, 0),
            new Idempotency(60_000))
        .mount(router);
    return exchange(router, method, path, type, body);
  }

  private static HttpResponse<String> exchange(
      Router router, String method, String path, String type, String body) throws Exception {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } finally {
      server.close().toCompletionStage().toCompletableFuture().get();
    }
  }
}
