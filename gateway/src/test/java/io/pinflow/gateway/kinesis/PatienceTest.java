package io.pinflow.gateway.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the gateway does when Kinesis is busy, ill or away. */
final class PatienceTest {
  private static final String BUSY =
      "{\"__type\":\"ProvisionedThroughputExceededException\",\"message\":\"Rate exceeded\"}";
  private static final String MISSING =
      "{\"__type\":\"ResourceNotFoundException\",\"message\":\"no stream\"}";
  private static final String PUT =
      "{\"SequenceNumber\":\"49\",\"ShardId\":\"shardId-000000000000\"}";
  private static final String FAILED =
      "{\"ErrorCode\":\"ProvisionedThroughputExceededException\",\"ErrorMessage\":\"Rate exceeded\"}";

  private static Vertx vertx;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void shouldAskAgainWhileKinesisIsBusyIllOrAway() throws Exception {
    FakeKinesis kinesis =
        new FakeKinesis().then(400, BUSY).then(500, "{}").thenNothing().then(200, PUT);

    KinesisAnswer answer = call(kinesis, 10_000);

    assertThat(answer.body().toString()).isEqualTo(PUT);
    assertThat(kinesis.asked).hasSize(4);
  }

  @Test
  void shouldPassOnThatKinesisIsStillBusyWhenTheTimeIsOver() throws Exception {
    FakeKinesis kinesis = new FakeKinesis().then(400, BUSY);

    KinesisAnswer answer = call(kinesis, 0);

    assertThat(answer.isThrottled()).isTrue();
    assertThat(answer.body().toString()).isEqualTo(BUSY);
  }

  @Test
  void shouldTakeAnyOtherErrorAsTheAnswer() throws Exception {
    FakeKinesis kinesis = new FakeKinesis().then(400, MISSING);

    assertThat(call(kinesis, 10_000)).extracting(KinesisAnswer::status).isEqualTo(400);
    assertThat(kinesis.asked).hasSize(1);
  }

  @Test
  void shouldFailWhenKinesisStaysAway() {
    FakeKinesis kinesis = new FakeKinesis().thenNothing();

    assertThatThrownBy(() -> call(kinesis, 0))
        .hasCauseInstanceOf(UnreachableException.class)
        .hasMessageContaining("gone");
  }

  @Test
  void shouldPutAgainOnlyTheRecordsThatWereTurnedAway() throws Exception {
    FakeKinesis kinesis =
        new FakeKinesis()
            .then(200, results(2, FAILED, done(1), FAILED))
            .then(400, BUSY)
            .then(200, results(1, done(2), FAILED))
            .then(200, results(0, done(3)));

    KinesisAnswer answer = put(kinesis, 10_000);

    assertThat(answer.body().toString()).isEqualTo(results(0, done(2), done(1), done(3)));
    assertThat(kinesis.asked.stream().map(PatienceTest::keys))
        .containsExactly(
            List.of("a", "b", "c"), List.of("a", "c"), List.of("a", "c"), List.of("c"));
  }

  @Test
  void shouldAnswerLikeKinesisWhenRecordsStayTurnedAway() throws Exception {
    String partly = results(1, done(1), FAILED, done(2));

    assertThat(put(new FakeKinesis().then(200, partly), 0).body().toString()).isEqualTo(partly);
  }

  @Test
  void shouldKeepWhatWasPutWhenKinesisGoesAwayAfterwards() throws Exception {
    String partly = results(1, done(1), FAILED, done(2));
    FakeKinesis kinesis = new FakeKinesis().then(200, partly).then(400, MISSING);

    assertThat(put(kinesis, 10_000).body().toString()).isEqualTo(partly);
  }

  @Test
  void shouldNotPutAgainWhatWasRefusedForGood() throws Exception {
    String refused = results(1, "{\"ErrorCode\":\"AccessDenied\"}", done(1), done(2));
    FakeKinesis kinesis = new FakeKinesis().then(200, refused);

    assertThat(put(kinesis, 10_000).body().toString()).isEqualTo(refused);
    assertThat(kinesis.asked).hasSize(1);
  }

  private static KinesisAnswer call(FakeKinesis kinesis, long millis) throws Exception {
    return await(
        new RetryingKinesis(kinesis, new Pauses(vertx, millis))
            .call(KinesisAction.PUT_RECORD, KinesisBodies.empty()));
  }

  private static KinesisAnswer put(FakeKinesis kinesis, long millis) throws Exception {
    Pauses pauses = new Pauses(vertx, millis);
    List<KinesisRecord> records =
        List.of(
            new KinesisRecord("1", "a"), new KinesisRecord("2", "b"), new KinesisRecord("3", "c"));
    return await(
        new RecordBatch(new RetryingKinesis(kinesis, pauses), "stream", records).put(pauses));
  }

  private static KinesisAnswer await(Future<KinesisAnswer> answer) throws Exception {
    return answer.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static List<String> keys(JsonObject request) {
    return request.getJsonArray("Records").stream()
        .map(JsonObject.class::cast)
        .map(record -> record.getString("PartitionKey"))
        .toList();
  }

  private static String results(int failed, String... records) {
    return "{\"FailedRecordCount\":"
        + failed
        + ",\"Records\":["
        + String.join(",", records)
        + "],\"EncryptionType\":\"NONE\"}";
  }

  private static String done(int number) {
    return "{\"SequenceNumber\":\"" + number + "\",\"ShardId\":\"shardId-000000000000\"}";
  }
}
