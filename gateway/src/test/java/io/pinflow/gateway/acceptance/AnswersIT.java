package io.pinflow.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the runnable jar refuses, what it passes on and what it tells of itself. */
final class AnswersIT {
  private static final String PRODUCED =
      "{\"offsets\":[{\"partition\":0,\"offset\":0,\"error_code\":null,\"error\":null}],"
          + "\"key_schema_id\":null,\"value_schema_id\":null}";

  @TempDir private static Path folder;
  private static Doorway doorway;

  @BeforeAll
  static void open() throws Exception {
    doorway = Doorway.open(folder);
  }

  @AfterAll
  static void close() {
    if (doorway != null) {
      doorway.close();
    }
  }

  /** The ways the 2,122 records came about that hold nothing but two quotes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Data\":\"\",\"PartitionKey\":\"k\"}",
        "{\"StreamName\":\"x\",\"data_\":{\"ind\":1},\"PartitionKey\":\"k\"}",
        "{\"records\":[{\"value\":{\"ind\":1}}]}",
        "{\"ind\":1,\"age\":20}",
        "\"{\\\"Data\\\":{\\\"ind\\\":1},\\\"PartitionKey\\\":\\\"k\\\"}\"",
        "{\"Data\":{\"ind\":1}}"
      })
  void shouldRefuseWhatWouldArriveEmpty(String body) throws Exception {
    String stream = "empty-" + Integer.toHexString(body.hashCode());
    doorway.streams().create(stream);

    Answer answer = doorway.put(stream, body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).startsWith("{\"error_code\":422,\"message\":\"");
    assertThat(answer.message()).contains(". Send ").doesNotContain("20");
    assertThat(doorway.streams().values(stream)).isEmpty();
  }

  @Test
  void shouldPassOnTheErrorsOfKinesis() throws Exception {
    doorway.streams().create("taken");

    Answer missing = doorway.put("nowhere", "{\"Data\":{\"ind\":1},\"PartitionKey\":\"k\"}");
    Answer again = doorway.gateway().send("POST", "/streams/taken");

    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.json().path("__type").asText()).isEqualTo("ResourceNotFoundException");
    assertThat(missing.message()).contains("nowhere");
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.json().path("__type").asText()).isEqualTo("ResourceInUseException");
  }

  @Test
  void shouldListMakeAndDeleteStreams() throws Exception {
    Answer made = doorway.gateway().send("POST", "/streams/five");
    doorway.streams().awaitActive("five");
    Answer listed = doorway.gateway().send("GET", "/streams");
    int shards = doorway.streams().description("five").path("Shards").size();
    Answer deleted = doorway.gateway().send("DELETE", "/streams/five");

    assertThat(made.status()).isEqualTo(200);
    assertThat(made.body()).isEmpty();
    assertThat(listed.json().path("StreamNames")).extracting(JsonNode::asText).contains("five");
    assertThat(shards).isEqualTo(5);
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.body()).isEmpty();
  }

  /** A value that is itself a request in JSON text goes through; the cleaner repairs it. */
  @Test
  void shouldTakeAKafkaRecordThatWasEncodedTwice() throws Exception {
    doorway.topics().create("twice.pin");
    String once = "\"{\\\"records\\\": [{\\\"value\\\": {\\\"ind\\\": 1}}]}\"";

    Answer answer = doorway.post("twice.pin", "{\"records\":[{\"value\":" + once + "}]}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(PRODUCED);
    assertThat(doorway.topics().values("twice.pin")).containsExactly(once);
  }

  @Test
  void shouldRefuseABareRowAsTheProxyDoes() throws Exception {
    doorway.topics().create("bare.geo");

    Answer answer = doorway.post("bare.geo", Posts.GEO);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body())
        .startsWith("{\"error_code\":422,\"message\":\"Unrecognized field: ind");
    assertThat(doorway.topics().values("bare.geo")).isEmpty();
  }

  @Test
  void shouldTellOfTopicsAndItselfAsDocumented() throws Exception {
    doorway.topics().create("told.pin");
    doorway.post("told.pin", "{\"records\":[{\"value\":{\"ind\":1}},{\"value\":null}]}");

    assertThat(doorway.gateway().send("GET", "/topics").json())
        .extracting(JsonNode::asText)
        .contains("told.pin");
    assertThat(doorway.gateway().send("GET", "/topics/told.pin").json().path("name").asText())
        .isEqualTo("told.pin");
    assertThat(doorway.gateway().send("GET", "/topics/told.pin/partitions").json()).hasSize(1);
    assertThat(doorway.gateway().send("GET", "/topics/told.pin/partitions/0").status())
        .isEqualTo(200);
    assertThat(doorway.gateway().send("GET", "/topics/told.pin/partitions/0/offsets").body())
        .isEqualTo("{\"beginning_offset\":0,\"end_offset\":2}");
    assertThat(doorway.gateway().send("GET", "/brokers").body()).isEqualTo("{\"brokers\":[1]}");
    for (String path : List.of("/live", "/ready", "/metrics", "/openapi.json", "/openapi.yaml")) {
      assertThat(doorway.gateway().send("GET", path).status()).as(path).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/partitions", "/partitions/0", "/partitions/0/offsets"})
  void shouldSayAsDocumentedThatATopicIsMissing(String rest) throws Exception {
    Answer answer = doorway.gateway().send("GET", "/topics/gone" + rest);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("{\"error_code\":40401,\"message\":\"Topic not found.\"}");
  }

  @Test
  void shouldServeKafkaAloneAndEndWhenAsked() throws Exception {
    try (GatewayProcess alone =
        GatewayProcess.with(folder, "bootstrap.servers=" + doorway.broker())) {
      assertThat(alone.send("GET", "/topics").status()).isEqualTo(200);
      assertThat(alone.send("GET", "/streams").status()).isEqualTo(501);
      assertThat(alone.terminate()).isZero();
    }
  }

  @Test
  void shouldServeKinesisAlone() throws Exception {
    try (GatewayProcess alone =
        GatewayProcess.with(
            folder,
            "gateway.kinesis.region=us-east-1",
            "gateway.kinesis.endpoint=http://127.0.0.1:1")) {
      assertThat(alone.send("GET", "/topics").status()).isEqualTo(501);
      assertThat(alone.send("GET", "/ready").status()).isEqualTo(200);
    }
  }
}
