package io.pinflow.analytics.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pinflow.analytics.TestSpark;
import io.pinflow.local.testing.LocalKinesis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Streams of a real local Kinesis into Delta tables, in both layouts, and together with Kafka. */
class LiveKinesisIT {

  private static LocalKinesis kinesis;
  private static KinesisClient client;

  @TempDir private Path folder;

  @BeforeAll
  static void startKinesis() throws Exception {
    LocalKinesis.assumeAvailable();
    // The source takes its credentials from the default chain.
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    kinesis = LocalKinesis.start();
    client =
        KinesisClient.builder()
            .endpointOverride(kinesis.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    TestSpark.session();
  }

  @AfterAll
  static void stopKinesis() {
    if (kinesis != null) {
      client.close();
      kinesis.close();
    }
  }

  @Test
  void shouldFollowAStreamATableBesideTheTopics() throws Exception {
    try (Broker broker = Broker.start()) {
      // Given posts by both doors, and an empty record as API Gateway lets through
      broker.topics("both");
      for (String table : new String[] {"pin", "geo", "user"}) {
        create("streaming-both-" + table);
      }
      put("streaming-both-user", "partition-1", LiveHome.user(1, 20));
      put("streaming-both-user", "partition-1", "");
      put("streaming-both-user", "partition-1", LiveHome.user(1, 21));
      broker.send("both.user", LiveHome.user(2, 30));
      broker.flush();

      // When
      LiveHome home = new LiveHome(folder, "both");
      CountingDisplay display = new CountingDisplay();
      new LiveJob(
              home.settings(
                  Optional.of(streams(KinesisSettings.StreamLayout.TABLES, "")),
                  Optional.of(LiveHome.kafka(broker, KafkaSettings.Topics.RAW))),
              display)
          .run();

      // Then
      assertThat(home.ages()).isEqualTo(Map.of(1, 21, 2, 30));
      Row letter = home.table("deadletter").head();
      assertThat(letter.<String>getAs("reason")).isEqualTo("empty_record");
      assertThat(letter.<String>getAs("topic")).isEqualTo("streaming-both-user");
      assertThat(letter.<String>getAs("shard")).isEqualTo("shardId-000000000000");
      assertThat(letter.<String>getAs("sequence_number")).matches("\\d+");
      assertThat(letter.<Object>getAs("offset")).isNull();
      assertThat(display.of("user").refused()).isEqualTo(1);
    }
  }

  @Test
  void shouldTellTheTablesOfASharedStreamByTheirPartitionKey() {
    create("shared");
    put("shared", "s-user", LiveHome.user(1, 20));
    put(
        "shared",
        "s-geo",
        """
        {"ind":1,"timestamp":"2020-08-28T03:52:47","latitude":-88.8298,"longitude":-173.293,"country":"Albania"}""");
    put("shared", "partition-1", LiveHome.user(2, 20));
    LiveHome home = new LiveHome(folder, "s");

    new LiveJob(
            home.settings(
                Optional.of(streams(KinesisSettings.StreamLayout.SHARED, "shared")),
                Optional.empty()),
            new NoDisplay())
        .run();

    assertThat(home.ages()).isEqualTo(Map.of(1, 20));
    assertThat(home.table("geo").head().<Double>getList(2)).containsExactly(-88.8298, -173.293);
    assertThat(home.table("pin").isEmpty()).isTrue();
    assertThat(home.letters()).containsExactly("shared|null|pin||unknown_partition_key");
  }

  private static KinesisSettings streams(KinesisSettings.StreamLayout layout, String shared) {
    return new KinesisSettings(
        "pinflow-kinesis",
        layout,
        shared,
        "us-east-1",
        Optional.of(kinesis.endpoint().toString()),
        KinesisSettings.InitialPosition.EARLIEST,
        Map.of());
  }

  private static void create(String stream) {
    client.createStream(request -> request.streamName(stream).shardCount(1));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                client
                    .describeStreamSummary(request -> request.streamName(stream))
                    .streamDescriptionSummary()
                    .streamStatus(),
            StreamStatus.ACTIVE::equals);
  }

  private static void put(String stream, String partitionKey, String data) {
    client.putRecord(
        request ->
            request
                .streamName(stream)
                .partitionKey(partitionKey)
                .data(SdkBytes.fromUtf8String(data)));
  }
}
