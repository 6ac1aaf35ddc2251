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

/** The runnable jar, a real broker and a real Kinesis, and the requests people send today. */
final class AcceptanceIT {
  private static final List<String> TABLES = List.of("pin", "geo", "user");
  private static final List<String> ROWS = List.of(Posts.PIN, Posts.GEO, Posts.USER);
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

  @Test
  void shouldTakePostsToKafkaByCurl() throws Exception {
    Curl.assumeAvailable();
    createTopics("curl");

    for (int table = 0; table < TABLES.size(); table++) {
      String topic = "curl." + TABLES.get(table);
      String body = "{\"records\":[{\"value\":" + ROWS.get(table) + "}]}";
      Answer answer = Curl.post(doorway.gateway().address() + "/topics/" + topic, body);

      assertThat(answer).isEqualTo(new Answer(200, "application/vnd.kafka.v2+json", PRODUCED));
      assertThat(doorway.topics().values(topic)).containsExactly(ROWS.get(table));
      assertThat(doorway.topics().records(topic).get(0).key()).isEqualTo("42");
    }
  }

  @Test
  void shouldTakeARecordForKinesisByCurl() throws Exception {
    Curl.assumeAvailable();
    createStreams("curl");

    for (int table = 0; table < TABLES.size(); table++) {
      String stream = stream("curl", table);
      String body =
          "{\"StreamName\": \"another\", \"Data\": "
              + ROWS.get(table)
              + ", \"PartitionKey\": \"partition-1\"}";
      Answer answer =
          Curl.put(doorway.gateway().address() + "/streams/" + stream + "/record", body);

      assertPut(answer.status(), answer.body());
      assertThat(answer.contentType()).isEqualTo("application/json");
      assertThat(doorway.streams().values(stream)).containsExactly(ROWS.get(table));
    }
  }

  @Test
  void shouldTakeManyRecordsForKinesisByCurl() throws Exception {
    Curl.assumeAvailable();
    doorway.streams().create("many");
    String text = "{\"ind\":1}";

    Answer answer =
        Curl.put(
            doorway.gateway().address() + "/streams/many/records",
            "{\"records\":[{\"data\":%s,\"partition-key\":\"k\"},{\"data\":\"%s\",\"partition-key\":\"k\"}]}"
                .formatted(Posts.GEO, text.replace("\"", "\\\"")));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("FailedRecordCount").asInt(-1)).isZero();
    assertThat(answer.json().path("Records")).hasSize(2);
    assertThat(doorway.streams().values("many")).containsExactly(Posts.GEO, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"str", "isoformat"})
  void shouldTakePostsToKafkaByPython(String times) throws Exception {
    Python.assumeAvailable();
    createTopics("python-" + times);

    List<JsonNode> answers =
        Python.run(
            "user_posting_emulation.py",
            doorway.gateway().address().toString(),
            "python-" + times,
            times);

    assertThat(answers)
        .hasSize(3)
        .allSatisfy(
            answer -> {
              assertThat(answer.path("status").asInt()).isEqualTo(200);
              assertThat(answer.path("body").asText()).isEqualTo(PRODUCED);
            });
    for (int table = 0; table < TABLES.size(); table++) {
      String row = times.equals("str") ? ROWS.get(table) : Posts.withT(ROWS.get(table));
      assertThat(doorway.topics().values("python-" + times + "." + TABLES.get(table)))
          .containsExactly(row);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json-header", "kafka-header"})
  void shouldTakeRecordsForKinesisByPython(String header) throws Exception {
    Python.assumeAvailable();
    createStreams(header);

    List<JsonNode> answers =
        Python.run(
            "user_posting_emulation_streaming.py",
            doorway.gateway().address().toString(),
            header,
            header);

    assertThat(answers)
        .hasSize(3)
        .allSatisfy(
            answer -> assertPut(answer.path("status").asInt(), answer.path("body").asText()));
    for (int table = 0; table < TABLES.size(); table++) {
      assertThat(doorway.streams().values(stream(header, table))).containsExactly(ROWS.get(table));
    }
  }

  private static void createTopics(String user) throws Exception {
    doorway
        .topics()
        .create(TABLES.stream().map(table -> user + "." + table).toArray(String[]::new));
  }

  private static void createStreams(String user) throws Exception {
    for (int table = 0; table < TABLES.size(); table++) {
      doorway.streams().create(stream(user, table));
    }
  }

  private static String stream(String user, int table) {
    return "streaming-" + user + "-" + TABLES.get(table);
  }

  /** As Kinesis answers a PutRecord: where the record went, and nothing of the gateway's own. */
  private static void assertPut(int status, String body) {
    assertThat(status).as(body).isEqualTo(200);
    assertThat(body)
        .containsPattern("\"SequenceNumber\":\"\\d{56}\"")
        .contains("\"ShardId\":\"shardId-000000000000\"");
  }
}
