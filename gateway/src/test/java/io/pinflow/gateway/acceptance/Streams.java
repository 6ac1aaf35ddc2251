package io.pinflow.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** The streams of a Kinesis, made and read through the gateway's own routes. */
final class Streams {
  private static final Duration AT_MOST = Duration.ofSeconds(30);

  private final GatewayProcess gateway;

  Streams(GatewayProcess gateway) {
    this.gateway = gateway;
  }

  /** Makes a stream of one shard and waits until it takes records. */
  void create(String stream) throws Exception {
    Answer answer =
        gateway.send(
            "POST", "/streams/" + stream, "application/json", Topics.bytes("{\"ShardCount\":1}"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    awaitActive(stream);
  }

  /** Waits until a new stream takes records. */
  void awaitActive(String stream) {
    Awaitility.await()
        .atMost(AT_MOST)
        .until(() -> description(stream).path("StreamStatus").asText().equals("ACTIVE"));
  }

  JsonNode description(String stream) throws Exception {
    return gateway.send("GET", "/streams/" + stream).json().path("StreamDescription");
  }

  /** What the records of a stream's shards hold, all that are in them now. */
  List<String> values(String stream) throws Exception {
    List<String> values = new ArrayList<>();
    for (JsonNode shard : description(stream).path("Shards")) {
      String id = shard.path("ShardId").asText();
      String path = "/streams/" + stream + "/sharditerator?shard-id=" + id;
      String iterator = gateway.send("GET", path).json().path("ShardIterator").asText();
      read(stream, iterator, values);
    }
    return values;
  }

  private void read(String stream, String iterator, List<String> values) throws Exception {
    JsonNode page =
        gateway.send("GET", "/streams/" + stream + "/records", "Shard-Iterator", iterator).json();
    for (JsonNode record : page.path("Records")) {
      values.add(text(record.path("Data")));
    }
    if (page.path("MillisBehindLatest").asLong() > 0) {
      read(stream, page.path("NextShardIterator").asText(), values);
    }
  }

  private static String text(JsonNode data) throws IOException {
    return new String(data.binaryValue(), StandardCharsets.UTF_8);
  }
}
