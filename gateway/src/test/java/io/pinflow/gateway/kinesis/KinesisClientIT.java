package io.pinflow.gateway.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pinflow.gateway.RefusedException;
import io.pinflow.local.testing.LocalKinesis;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The client before a real server of Kinesis' protocol, and before none. */
final class KinesisClientIT {
  private static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("an-id", "a-secret"));

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
  void shouldGetTheAnswersAndErrorsOfKinesis() throws Exception {
    LocalKinesis.assumeAvailable();
    try (LocalKinesis local = LocalKinesis.start()) {
      KinesisClient client = client(local.endpoint(), CREDENTIALS);

      KinesisAnswer streams = call(client, KinesisAction.LIST_STREAMS, KinesisBodies.empty());
      KinesisAnswer missing =
          call(client, KinesisAction.DESCRIBE_STREAM, KinesisBodies.stream("nowhere"));

      assertThat(streams.status()).isEqualTo(200);
      assertThat(streams.json().getJsonArray("StreamNames")).isEmpty();
      assertThat(missing.status()).isEqualTo(400);
      assertThat(missing.json().getString("__type")).isEqualTo("ResourceNotFoundException");
    }
  }

  @Test
  void shouldNameTheAddressWhereNobodyAnswers() throws Exception {
    URI closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    assertThatThrownBy(
            () ->
                call(
                    client(closed, CREDENTIALS), KinesisAction.LIST_STREAMS, KinesisBodies.empty()))
        .hasCauseInstanceOf(UnreachableException.class)
        .hasMessageContaining("Cannot reach Kinesis at '" + closed + "' because ")
        .hasMessageContaining("send it again");
  }

  @Test
  void shouldSayWhatToDoWithoutCredentials() {
    AwsCredentialsProvider none =
        () -> {
          throw SdkClientException.create("none");
        };

    assertThatThrownBy(
            () ->
                call(
                    client(URI.create("http://127.0.0.1:1"), none),
                    KinesisAction.LIST_STREAMS,
                    KinesisBodies.empty()))
        .hasCauseInstanceOf(RefusedException.class)
        .hasMessageContaining("no AWS credentials were found")
        .hasMessageContaining("gateway-policy.json");
  }

  private static KinesisClient client(URI endpoint, AwsCredentialsProvider credentials) {
    return new KinesisClient(
        vertx, new KinesisSettings(endpoint, "us-east-1", true, 5_000, 0), credentials);
  }

  private static KinesisAnswer call(KinesisClient client, KinesisAction action, Buffer body)
      throws Exception {
    return client
        .call(action, body)
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }
}
