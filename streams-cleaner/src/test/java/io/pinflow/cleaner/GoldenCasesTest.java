package io.pinflow.cleaner;

import static io.pinflow.cleaner.CleaningDriver.header;
import static io.pinflow.cleaner.CleaningDriver.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pinflow.records.Geo;
import io.pinflow.records.Pin;
import io.pinflow.records.Table;
import io.pinflow.records.User;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenCasesTest {
  private static final Map<String, BinaryMessageDecoder<? extends SpecificRecord>> DECODERS =
      Map.of("pin", Pin.getDecoder(), "geo", Geo.getDecoder(), "user", User.getDecoder());

  private final CleaningDriver topology = new CleaningDriver(SizeLimits.NONE);

  @AfterEach
  void close() {
    topology.close();
  }

  static List<JsonNode> goldenCases() {
    return GoldenCases.all().toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goldenCases")
  void shouldCleanOrRefuseAsTheRulesSay(JsonNode golden) throws IOException {
    String table = golden.path("table").asText();
    String message = golden.path("message").asText();

    topology.pipe(table, message);

    List<TestRecord<byte[], byte[]>> cleaned = topology.cleaned(table);
    List<TestRecord<byte[], byte[]>> deadLetters = topology.deadLetters();
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
    assertThat(record.value()).isEqualTo(asAvroItselfWrites(decoded));
    assertThat(text(record.key())).isEqualTo(wanted.path("ind").asText());
    Table of = Table.ofTopic("u." + table).orElseThrow();
    byte[] json = new CleanedFormat.JsonFormat().encode(of, decoded);
    assertThat(GoldenCases.parse(text(json))).isEqualTo(wanted);
  }

  private static byte[] asAvroItselfWrites(SpecificRecord record) throws IOException {
    ByteBuffer bytes =
        new BinaryMessageEncoder<SpecificRecord>(
                SpecificData.getForSchema(record.getSchema()), record.getSchema())
            .encode(record);
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return copy;
  }

  private static void expectDeadLetter(
      List<TestRecord<byte[], byte[]>> deadLetters,
      String table,
      String message,
      JsonNode rejected) {
    assertThat(deadLetters).hasSize(1);
    TestRecord<byte[], byte[]> deadLetter = deadLetters.get(0);
    assertThat(text(deadLetter.value())).isEqualTo(message);
    assertThat(header(deadLetter, "pinflow.errors.table")).isEqualTo(table);
    assertThat(header(deadLetter, "pinflow.errors.field"))
        .isEqualTo(rejected.path("field").asText());
    assertThat(header(deadLetter, "pinflow.errors.reason"))
        .isEqualTo(rejected.path("reason").asText());
    assertThat(header(deadLetter, "pinflow.errors.remedy")).isNotBlank();
    assertThat(header(deadLetter, "__streams.errors.topic")).isEqualTo("u." + table);
    assertThat(header(deadLetter, "__streams.errors.partition")).isEqualTo("0");
    assertThat(header(deadLetter, "__streams.errors.offset")).isEqualTo("0");
    assertThat(header(deadLetter, "__streams.errors.message"))
        .contains(rejected.path("field").asText())
        .isNotBlank();
  }

  @Test
  void shouldTakeOrRefuseEveryMalformedMessageSeenInTheWild() throws IOException {
    Path file = sharedData().resolve("wire_malformed.jsonl");
    Assumptions.assumeTrue(Files.exists(file), "Skipped: no real malformed messages at " + file);
    List<String> refused = new ArrayList<>();
    int messages = 0;
    for (String line : Files.readAllLines(file)) {
      JsonNode malformed = GoldenCases.parse(line);
      String message = message(malformed.path("record"));
      topology.pipe(tableOf(message), message);
      messages++;
      topology.deadLetters().forEach(letter -> refused.add(malformed.path("kind").asText()));
    }

    int cleaned = 0;
    for (String table : DECODERS.keySet()) {
      cleaned += topology.cleaned(table).size();
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

  private static String tableOf(String message) {
    if (message.contains("first_name")) {
      return "user";
    }
    return message.contains("latitude") ? "geo" : "pin";
  }

  private static String message(JsonNode record) {
    if (record.has("data_base64")) {
      return text(Base64.getDecoder().decode(record.path("data_base64").asText()));
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
}
