package io.pinflow.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pinflow.records.Geo;
import io.pinflow.records.Pin;
import io.pinflow.records.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CleaningTopologyTest {
  private static final Map<String, BinaryMessageDecoder<? extends SpecificRecord>> DECODERS =
      Map.of("pin", Pin.getDecoder(), "geo", Geo.getDecoder(), "user", User.getDecoder());

  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    CleanerConfig config = config(Map.of());
    driver =
        new TopologyTestDriver(
            CleaningTopology.create(config.names(), config::format), config.streams());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  private static CleanerConfig config(Map<String, String> more) {
    Map<String, String> values = new java.util.HashMap<>(more);
    values.put("bootstrap.servers", "localhost:1");
    values.put("cleaner.user-id", "u");
    return new CleanerConfig(values);
  }

  static List<JsonNode> goldenCases() {
    return GoldenCases.all().toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goldenCases")
  void shouldCleanOrRefuseAsTheRulesSay(JsonNode golden) throws IOException {
    String table = golden.path("table").asText();
    byte[] message = golden.path("message").asText().getBytes(StandardCharsets.UTF_8);

    pipe(table, message);

    List<TestRecord<byte[], byte[]>> cleaned = read("u." + table + ".cleaned");
    List<TestRecord<byte[], byte[]>> deadLetters = read("u.deadletter");
    if (golden.has("cleaned")) {
      assertThat(deadLetters).isEmpty();
      assertThat(cleaned).hasSameSizeAs(golden.path("cleaned"));
      for (int row = 0; row < cleaned.size(); row++) {
        expectCleaned(cleaned.get(row), table, golden.path("cleaned").get(row));
      }
    } else {
      assertThat(cleaned).isEmpty();
      expectDeadLetter(deadLetters, table, message, golden.path("rejected"));
    }
  }

  private static void expectCleaned(
      TestRecord<byte[], byte[]> record, String table, JsonNode wanted) throws IOException {
    SpecificRecord decoded = DECODERS.get(table).decode(record.value());
    assertThat(new String(record.key(), StandardCharsets.UTF_8))
        .isEqualTo(wanted.path("ind").asText());
    assertThat(
            GoldenCases.parse(
                new String(
                    new CleanedFormat.JsonFormat().encode(tableOf(table), decoded),
                    StandardCharsets.UTF_8)))
        .isEqualTo(withSeconds(wanted));
  }

  private static io.pinflow.records.Table tableOf(String suffix) {
    return io.pinflow.records.Table.ofTopic("u." + suffix).orElseThrow();
  }

  /** Java leaves zero seconds out of a local time's text; the golden cases have them. */
  private static JsonNode withSeconds(JsonNode wanted) {
    return GoldenCases.parse(wanted.toString().replaceAll("(T\\d\\d:\\d\\d):00\"", "$1\""));
  }

  private static void expectDeadLetter(
      List<TestRecord<byte[], byte[]>> deadLetters,
      String table,
      byte[] message,
      JsonNode rejected) {
    assertThat(deadLetters).hasSize(1);
    TestRecord<byte[], byte[]> deadLetter = deadLetters.get(0);
    assertThat(deadLetter.value()).isEqualTo(message);
    assertThat(header(deadLetter, "pinflow.errors.table")).isEqualTo(table);
    assertThat(header(deadLetter, "pinflow.errors.field"))
        .isEqualTo(rejected.path("field").asText());
    assertThat(header(deadLetter, "pinflow.errors.reason"))
        .isEqualTo(rejected.path("reason").asText());
    assertThat(header(deadLetter, "pinflow.errors.remedy")).isNotBlank();
    assertThat(header(deadLetter, "__streams.errors.topic")).isEqualTo("u." + table);
    assertThat(header(deadLetter, "__streams.errors.partition")).isEqualTo("0");
    assertThat(header(deadLetter, "__streams.errors.offset")).isEqualTo("0");
    assertThat(header(deadLetter, "__streams.errors.message")).isNotBlank();
  }

  @Test
  void shouldKeepKeyAndHeadersOfWhatItRefuses() {
    TestRecord<byte[], byte[]> raw = new TestRecord<>(bytes("41"), bytes("{"));
    raw.headers().add("traceparent", bytes("00-1"));

    input("pin").pipeInput(raw);

    TestRecord<byte[], byte[]> deadLetter = read("u.deadletter").get(0);
    assertThat(deadLetter.key()).isEqualTo(bytes("41"));
    assertThat(header(deadLetter, "traceparent")).isEqualTo("00-1");
  }

  @Test
  void shouldRefuseARecordWithoutValueRatherThanDropIt() {
    input("user").pipeInput(new TestRecord<>(bytes("41"), null));

    TestRecord<byte[], byte[]> deadLetter = read("u.deadletter").get(0);
    assertThat(deadLetter.value()).isNull();
    assertThat(header(deadLetter, "pinflow.errors.reason")).isEqualTo("empty_record");
  }

  @Test
  void shouldWriteTheTopologyThatIsDocumented() throws IOException {
    CleanerConfig config = config(Map.of());

    String described =
        CleaningTopology.create(config.names(), config::format).describe().toString();

    assertThat(described).isEqualTo(resource("/topology.txt"));
  }

  @Test
  void shouldTakeOrRefuseEveryMalformedMessageSeenInTheWild() throws IOException {
    Path file = sharedData().resolve("wire_malformed.jsonl");
    Assumptions.assumeTrue(Files.exists(file), "Skipped: no real malformed messages at " + file);
    List<String> refused = new ArrayList<>();
    int messages = 0;
    for (String line : Files.readAllLines(file)) {
      JsonNode malformed = GoldenCases.parse(line);
      String text = text(malformed.path("record"));
      pipe(
          text.contains("first_name") ? "user" : text.contains("latitude") ? "geo" : "pin",
          bytes(text));
      messages++;
      read("u.deadletter").forEach(letter -> refused.add(malformed.path("kind").asText()));
    }

    int cleaned = 0;
    for (String table : DECODERS.keySet()) {
      cleaned += read("u." + table + ".cleaned").size();
    }
    assertThat(cleaned + refused.size()).isEqualTo(messages);
    assertThat(refused)
        .containsOnly(
            "kinesis_empty_string",
            "csv_shifted_columns",
            "header_list_row",
            "all_null_row",
            "geo_from_other_schema");
  }

  private static String text(JsonNode record) {
    if (record.has("data_base64")) {
      return new String(
          java.util.Base64.getDecoder().decode(record.path("data_base64").asText()),
          StandardCharsets.UTF_8);
    }
    return record.isTextual() ? record.asText() : record.toString();
  }

  private static Path sharedData() {
    String given = System.getProperty("pinflow.shared.data");
    Path folder = Path.of("").toAbsolutePath();
    while (given == null && !Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return given == null ? folder.resolve("../shared/data").normalize() : Path.of(given);
  }

  private void pipe(String table, byte[] message) {
    input(table).pipeInput(bytes("key"), message);
  }

  private TestInputTopic<byte[], byte[]> input(String table) {
    return driver.createInputTopic(
        "u." + table, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private List<TestRecord<byte[], byte[]>> read(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static String resource(String name) throws IOException {
    try (var stream = CleaningTopologyTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
