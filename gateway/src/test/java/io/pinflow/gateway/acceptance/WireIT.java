package io.pinflow.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.gateway.TestBroker;
import io.pinflow.gateway.acceptance.RawConnection.RawAnswer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests as bytes on connections: many of them, in chunks, in a row, and broken ones. */
final class WireIT {
  private static final int CONNECTIONS = 1_000;
  private static final int LARGEST = 50_000;
  private static final String ONE = "{\"records\":[{\"value\":1}]}";

  @TempDir private static Path folder;
  private static TestBroker broker;
  private static Topics topics;
  private static GatewayProcess gateway;

  @BeforeAll
  static void open() throws Exception {
    broker = new TestBroker(folder.resolve("broker"));
    topics = new Topics(broker.address());
    gateway =
        GatewayProcess.with(
            folder,
            "bootstrap.servers=" + broker.address(),
            "id=kafka-rest-test-server",
            "zookeeper.connect=z-1:2181",
            "gateway.compat=lenient",
            "gateway.body.max.bytes=" + LARGEST);
  }

  @AfterAll
  static void close() {
    gateway.close();
    topics.close();
    broker.close();
  }

  @Test
  void shouldKeepAThousandConnectionsOpenAndAnswerThemAll() throws Exception {
    topics.create("thousand");
    List<RawConnection> connections = new ArrayList<>();
    try {
      for (int index = 0; index < CONNECTIONS; index++) {
        connections.add(new RawConnection(gateway.address()));
      }
      for (int round = 0; round < 2; round++) {
        for (RawConnection connection : connections) {
          connection.send(RawConnection.post("thousand", ONE));
        }
        for (RawConnection connection : connections) {
          assertThat(connection.answer().status()).isEqualTo(200);
        }
      }
    } finally {
      for (RawConnection connection : connections) {
        connection.close();
      }
    }
    assertThat(topics.values("thousand")).hasSize(2 * CONNECTIONS);
  }

  @Test
  void shouldWriteTheRequestsOfAConnectionInTheirOrder() throws Exception {
    topics.create("order");
    List<String> values = IntStream.range(0, 300).mapToObj(Integer::toString).toList();
    try (RawConnection connection = new RawConnection(gateway.address())) {
      StringBuilder requests = new StringBuilder();
      values.forEach(
          value ->
              requests.append(
                  RawConnection.post("order", "{\"records\":[{\"value\":" + value + "}]}")));
      connection.send(requests.toString());
      for (String value : values) {
        assertThat(connection.answer().body()).contains("\"offset\":" + value + ",");
      }
    }
    assertThat(topics.values("order")).isEqualTo(values);
  }

  @Test
  void shouldTakeABodyInChunksAndRefuseOneThatGetsTooLong() throws Exception {
    topics.create("chunks");
    try (RawConnection connection = new RawConnection(gateway.address())) {
      connection.send(RawConnection.chunked("chunks", ONE, 3));
      assertThat(connection.answer().status()).isEqualTo(200);
    }
    try (RawConnection connection = new RawConnection(gateway.address())) {
      connection.send(RawConnection.chunked("chunks", "\"" + "x".repeat(LARGEST), 1_000));
      assertThat(connection.answer().status()).isEqualTo(413);
    }
    assertThat(topics.values("chunks")).hasSize(1);
  }

  /** A client that sends all of a body before it reads must see why, not a broken pipe. */
  @Test
  void shouldLetAClientSendWhatItRefuses() throws Exception {
    for (int attempt = 0; attempt < 20; attempt++) {
      try (RawConnection connection = new RawConnection(gateway.address())) {
        connection.send(RawConnection.post("any", "\"" + "x".repeat(8_000_000) + "\""));
        assertThat(connection.answer().status()).isEqualTo(413);
      }
    }
  }

  @Test
  void shouldAnswerABrokenRequestAndCloseIt() throws Exception {
    for (String length : List.of("abc", "-1", "99999999999999999999", "1, 2")) {
      try (RawConnection connection = new RawConnection(gateway.address())) {
        connection.send(
            "POST /topics/a HTTP/1.1\r\nHost: h\r\nContent-Length: " + length + "\r\n\r\nx");
        assertThat(connection.answer().status()).as(length).isBetween(400, 413);
        assertThat(connection.isClosed()).isTrue();
      }
    }
    assertThat(gateway.send("GET", "/live").status()).isEqualTo(200);
  }

  @Test
  void shouldPassOverWhatProxiesAddAndWhatAProxysFileSays() throws Exception {
    topics.create("headers");
    try (RawConnection connection = new RawConnection(gateway.address())) {
      connection.send(
          RawConnection.post("headers", ONE)
              .replaceFirst("\r\n", "\r\nX-Forwarded-For: 1.2.3.4\r\nX-Amzn-Trace-Id: Root=1\r\n"));
      RawAnswer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers())
          .containsEntry("content-type", "application/vnd.kafka.v2+json")
          .containsEntry("content-length", Integer.toString(answer.body().length()));
      connection.send("OPTIONS /topics/headers HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(connection.answer().headers()).containsKey("allow");
    }
    assertThat(gateway.text())
        .contains("Passed over, as they mean nothing here: [id, zookeeper.connect]");
  }

  @Test
  void shouldTakeHeadersAndTimesWhereItIsLenient() throws Exception {
    topics.create("extended");
    String extensions = "\"timestamp\":86400000,\"headers\":[{\"key\":\"k\",\"value\":\"w6k=\"}]";
    Answer answer = post("extended", "{\"records\":[{\"value\":1," + extensions + "}]}");
    Answer early = post("extended", "{\"records\":[{\"value\":1,\"timestamp\":-1}]}");
    Answer bare = post("extended", "{\"records\":[{\"value\":1,\"headers\":[{\"value\":\"\"}]}]}");
    ConsumerRecord<String, String> record = topics.records("extended").get(0);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(early.message()).isEqualTo("Invalid timestamp. Expected milliseconds since 1970.");
    assertThat(bare.message()).startsWith("Invalid headers. Expected an array of {\"key\"");
    assertThat(record.timestamp()).isEqualTo(86_400_000);
    assertThat(new String(record.headers().lastHeader("k").value(), StandardCharsets.UTF_8))
        .isEqualTo("é");
  }

  @Test
  void shouldNoticeThatATopicIsGoneAndComeAgain() throws Exception {
    topics.create("comes");
    assertThat(post("comes", ONE).status()).isEqualTo(200);
    topics.delete("comes");
    Awaitility.await().until(() -> post("comes", ONE).status() == 404);
    topics.create(2, "comes");
    Awaitility.await().until(() -> post("comes/partitions/1", ONE).status() == 200);
    assertThat(topics.records(new TopicPartition("comes", 1))).hasSize(1);
  }

  @Test
  void shouldCountWhatItAnswers() throws Exception {
    topics.create("counted");
    post("counted", "{\"records\":[{\"value\":1},{\"value\":2}]}");
    post("not-there", ONE);
    gateway.undocumented("GET", "/made/up");

    assertThat(gateway.send("GET", "/metrics").body())
        .containsPattern(
            "requests_total\\{method=\"POST\",route=\"/topics/\\{topic}\",status=\"200\"} [1-9]")
        .containsPattern(
            "requests_total\\{method=\"POST\",route=\"/topics/\\{topic}\",status=\"404\"} [1-9]")
        .containsPattern("requests_total\\{method=\"GET\",route=\"other\",status=\"404\"} [1-9]")
        .containsPattern(
            "request_seconds_bucket\\{method=\"POST\",route=\"/topics/\\{topic}\",le=\"\\+Inf\"} [1-9]")
        .containsPattern("request_bytes_total [1-9]")
        .containsPattern(
            "records_total\\{result=\"written\"} [2-9]|records_total\\{result=\"written\"} \\d\\d")
        .contains("pinflow_gateway_inflight_bytes 0\n")
        .contains("pinflow_gateway_waiting_bytes 0\n");
  }

  private static Answer post(String path, String body) throws Exception {
    return gateway.send(
        "POST",
        "/topics/" + path,
        "application/vnd.kafka.json.v2+json",
        body.getBytes(StandardCharsets.UTF_8));
  }
}
