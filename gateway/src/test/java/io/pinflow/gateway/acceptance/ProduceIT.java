package io.pinflow.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.gateway.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The REST proxy's produce API, its codes and the gateway's own limits, with a real broker. */
final class ProduceIT {
  private static final String JSON = "application/vnd.kafka.json.v2+json";
  private static final String BINARY = "application/vnd.kafka.binary.v2+json";
  private static final String ENDING = "],\"key_schema_id\":null,\"value_schema_id\":null}";

  @TempDir private static Path folder;
  private static TestBroker broker;
  private static Topics topics;
  private static GatewayProcess gateway;
  private static GatewayProcess lenient;

  @BeforeAll
  static void open() throws Exception {
    broker = new TestBroker(folder.resolve("broker"));
    topics = new Topics(broker.address());
    Path keys = Files.writeString(folder.resolve("keys"), "# of the tests\nopen-sesame\n");
    gateway =
        GatewayProcess.with(
            folder, "bootstrap.servers=" + broker.address(), "gateway.body.max.bytes=2000000");
    lenient =
        GatewayProcess.with(
            folder,
            "bootstrap.servers=" + broker.address(),
            "gateway.compat=lenient",
            "gateway.key.fields=",
            "gateway.inflight.max.bytes=1000",
            "gateway.api.keys.file=" + keys);
  }

  @AfterAll
  static void close() {
    lenient.close();
    gateway.close();
    topics.close();
    broker.close();
  }

  @Test
  void shouldGiveRowsTheirKeyUnlessTheyHaveOne() throws Exception {
    topics.create("keys");

    post(
        "keys",
        """
        {"records":[
          {"value":{"index":7,"ind":8}}, {"value":{"index":9}}, {"value":{"ind":"x"}},
          {"key":"k","value":{"ind":1}}, {"key":{"a": 1},"value":{"ind":1}}, {"key":null,"value":[1]}
        ],"key_schema":null,"value_schema_id":7}
        """);

    assertThat(topics.records("keys"))
        .extracting(ConsumerRecord::key)
        .containsExactly("8", "9", null, "\"k\"", "{\"a\":1}", null);
  }

  @Test
  void shouldWriteEveryKindOfValueUndamaged() throws Exception {
    topics.create("values");

    post(
        "values",
        "{\"records\":[{\"value\":53.40},{\"value\":12345678901234567890},{\"value\":\"t\"},"
            + "{\"value\":null},{},{\"value\":[ 1, {\"b\":1e3, \"a\":null} ]},{\"value\":\"\"},{\"value\":0}]}");

    assertThat(topics.values("values"))
        .containsExactly(
            "53.40",
            "12345678901234567890",
            "\"t\"",
            null,
            null,
            "[1,{\"b\":1e3,\"a\":null}]",
            "\"\"",
            "0");
  }

  @Test
  void shouldWriteWhatBase64Holds() throws Exception {
    topics.create("binary");

    Answer answer =
        gateway.send(
            "POST",
            "/topics/binary",
            BINARY + "; charset=utf-8",
            Topics.bytes("{\"records\":[{\"key\":\"a2V5\",\"value\":\"w6k=\"},{\"value\":\"\"}]}"));

    assertThat(answer.body()).isEqualTo("{\"offsets\":[" + at(0, 0) + "," + at(0, 1) + ENDING);
    assertThat(topics.records("binary"))
        .extracting(ConsumerRecord::key)
        .containsExactly("key", null);
    assertThat(topics.values("binary")).containsExactly("é", "");
  }

  @Test
  void shouldPutTheRecordsPartitionBeforeThePaths() throws Exception {
    topics.create(3, "places");

    Answer answer =
        post(
            "places/partitions/2",
            "{\"records\":[{\"value\":1},{\"partition\":1,\"value\":2},{\"partition\":9,\"value\":3}]}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith(
            "{\"offsets\":["
                + at(2, 0)
                + ","
                + at(1, 0)
                + ",{\"partition\":null,\"offset\":null,\"error_code\":50003,\"error\":\"");
    assertThat(topics.records(new TopicPartition("places", 1)))
        .extracting(ConsumerRecord::value)
        .containsExactly("2");
  }

  @Test
  void shouldTellEachRecordThatTheTopicIsMissing() throws Exception {
    Answer answer = post("gone", "{\"records\":[{\"value\":1},{\"value\":2}]}");

    String missing =
        "{\"partition\":null,\"offset\":null,\"error_code\":50003,"
            + "\"error\":\"Topic gone not present in metadata after 600 ms.\"}";
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"offsets\":[" + missing + "," + missing + ENDING);
  }

  @Test
  void shouldRefuseALargeRecordAloneAndALargerBodyWhole() throws Exception {
    topics.create("large");
    String large = "\"" + "x".repeat(1_100_000) + "\"";

    Answer record = post("large", "{\"records\":[{\"value\":" + large + "},{\"value\":1}]}");
    Answer body =
        post("large", "{\"records\":[{\"value\":" + large + "},{\"value\":" + large + "}]}");

    assertThat(record.status()).isEqualTo(200);
    assertThat(record.json().path("offsets").path(0).path("error_code").asInt()).isEqualTo(50002);
    assertThat(record.json().path("offsets").path(1).path("offset").asInt(-1)).isZero();
    assertThat(body.status()).isEqualTo(413);
    assertThat(body.message()).startsWith("HTTP 413 Request Entity Too Large");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|422|422|Cannot produce because \"records\" is missing or empty.",
        "null|422|422|Cannot produce because \"records\" is missing or empty.",
        "``|422|422|Cannot produce because \"records\" is missing or empty.",
        "{\"records\":[]}|422|422|Cannot produce because \"records\" is missing or empty.",
        "{\"records\":null}|422|422|Cannot produce because \"records\" is missing or empty.",
        "{\"records\":[{\"value\":1}],\"foo\":1}|422|422|Unrecognized field: foo",
        "{\"records\":[{\"valeu\":1}]}|422|422|Unrecognized field: valeu",
        "{\"records\":[{\"value\":1}|400|400|Cannot read the request body as JSON",
        "{\"records\":{}}|400|400|Invalid records. Expected an array.",
        "{\"records\":[1]}|400|400|Invalid records[0]. Expected an object",
        "{\"records\":[{\"partition\":\"1\"}]}|400|400|Invalid partition.",
        "{\"records\":[{\"partition\":-1}]}|400|400|Invalid partition. Expected an integer from 0 on.",
        "{\"records\":[{\"partition\":99999999999}]}|400|400|Invalid partition.",
        "\"{\\\"records\\\":[]}\"|400|400|Cannot produce because the request body is a JSON text: it was probably encoded twice",
      })
  void shouldRefuseABodyWithTheProxysCodes(String body, int status, int code, String message)
      throws Exception {
    Answer answer = post("any", body == null ? "" : body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).startsWith("{\"error_code\":" + code + ",\"message\":\"");
    assertThat(answer.message()).startsWith(message);
  }

  @Test
  void shouldRefuseBase64ThatIsNone() throws Exception {
    for (String value : List.of("7", "\"?\"")) {
      Answer answer =
          gateway.send(
              "POST",
              "/topics/any",
              BINARY,
              Topics.bytes("{\"records\":[{\"value\":" + value + "}]}"));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.message()).endsWith("base64 string.");
    }
  }

  @Test
  void shouldRefuseTypesAndMethodsAsTheProxyDoes() throws Exception {
    byte[] body = Topics.bytes("{\"records\":[{\"value\":1}]}");

    assertThat(gateway.send("POST", "/topics/any", "application/json", body).body())
        .isEqualTo("{\"error_code\":415,\"message\":\"HTTP 415 Unsupported Media Type\"}");
    assertThat(gateway.send("GET", "/topics", "Accept", "text/html").body())
        .isEqualTo("{\"error_code\":406,\"message\":\"HTTP 406 Not Acceptable\"}");
    assertThat(gateway.send("GET", "/topics", "Accept", "application/vnd.kafka.v2+json").status())
        .isEqualTo(200);
    assertThat(gateway.undocumented("GET", "/nowhere").body())
        .isEqualTo("{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}");
    assertThat(gateway.undocumented("DELETE", "/topics/any").body())
        .isEqualTo("{\"error_code\":405,\"message\":\"HTTP 405 Method Not Allowed\"}");
  }

  @Test
  void shouldWriteARequestSentAgainOnce() throws Exception {
    topics.create("once");
    String body = "{\"records\":[{\"value\":1}]}";

    Answer first = keyed("once", "a", body);
    Answer again = keyed("once", "a", body);
    Answer another = keyed("once", "b", body);
    Answer misused = keyed("once", "a", "{\"records\":[{\"value\":2}]}");

    assertThat(again).isEqualTo(first);
    assertThat(another.body()).isEqualTo("{\"offsets\":[" + at(0, 1) + ENDING);
    assertThat(misused.status()).isEqualTo(422);
    assertThat(topics.values("once")).containsExactly("1", "1");
  }

  @Test
  void shouldAskForAnApiKeyWhereThereIsAFileOfThem() throws Exception {
    assertThat(lenient.send("GET", "/topics").status()).isEqualTo(401);
    assertThat(lenient.send("GET", "/topics", "x-api-key", "close-sesame").status()).isEqualTo(401);
    assertThat(lenient.send("GET", "/topics", "x-api-key", "open-sesame").status()).isEqualTo(200);
    assertThat(lenient.send("GET", "/topics", "Authorization", "Bearer open-sesame").status())
        .isEqualTo(200);
    assertThat(lenient.send("GET", "/live").status()).isEqualTo(200);
  }

  @Test
  void shouldBeLenientWhenAsked() throws Exception {
    topics.create("lenient");
    String body = "{\"records\":[{\"value\":{\"ind\":1}}]}";

    Answer plain = lenient("lenient", "application/json", body);
    Answer old = lenient("lenient", "application/vnd.kafka.json.v1+json", body);
    Answer place = lenient("lenient/partitions/7", JSON, body);
    Answer missing = lenient("gone", JSON, body);

    assertThat(plain.body()).isEqualTo("{\"offsets\":[" + at(0, 0) + ENDING);
    assertThat(old.status()).isEqualTo(200);
    assertThat(place.body())
        .isEqualTo("{\"error_code\":40402,\"message\":\"Partition not found.\"}");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.body()).isEqualTo("{\"error_code\":40401,\"message\":\"Topic not found.\"}");
    assertThat(topics.records("lenient")).extracting(ConsumerRecord::key).containsOnlyNulls();
  }

  @Test
  void shouldTurnAwayWhatDoesNotFitInMemory() throws Exception {
    Answer answer =
        lenient("any", JSON, "{\"records\":[{\"value\":\"" + "x".repeat(1_000) + "\"}]}");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.message()).contains("Send it again");
  }

  private static Answer post(String path, String body) throws Exception {
    return gateway.send("POST", "/topics/" + path, JSON, Topics.bytes(body));
  }

  private static Answer keyed(String topic, String key, String body) throws Exception {
    return gateway.send(
        "POST",
        "/topics/" + topic,
        Topics.bytes(body),
        "Content-Type",
        JSON,
        "Idempotency-Key",
        key);
  }

  private static Answer lenient(String path, String type, String body) throws Exception {
    return lenient.send(
        "POST",
        "/topics/" + path,
        Topics.bytes(body),
        "Content-Type",
        type,
        "x-api-key",
        "open-sesame");
  }

  private static String at(int partition, long offset) {
    return "{\"partition\":%d,\"offset\":%d,\"error_code\":null,\"error\":null}"
        .formatted(partition, offset);
  }
}
