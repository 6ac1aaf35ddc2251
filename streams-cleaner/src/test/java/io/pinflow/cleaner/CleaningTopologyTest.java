package io.pinflow.cleaner;

import static io.pinflow.cleaner.CleaningDriver.bytes;
import static io.pinflow.cleaner.CleaningDriver.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.records.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class CleaningTopologyTest {
  private static final String USER =
      "{\"ind\":41,\"first_name\":\"Ada\",\"last_name\":\"L\",\"age\":36,\"date_joined\":\"2016-01-02 03:04:05\"}";

  @Test
  void shouldWriteTheTopologyThatIsDocumented() throws IOException {
    CleanerConfig config = CleaningDriver.CONFIG;

    String described =
        CleaningTopology.create(config.names(), config::format, SizeLimits.NONE)
            .describe()
            .toString();

    try (var documented = CleaningTopologyTest.class.getResourceAsStream("/topology.txt")) {
      assertThat(described)
          .isEqualTo(new String(documented.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void shouldKeepKeyAndHeadersOfWhatItRefuses() {
    TestRecord<byte[], byte[]> raw = new TestRecord<>(bytes("41"), bytes("{"));
    raw.headers().add("traceparent", bytes("00-1"));

    TestRecord<byte[], byte[]> deadLetter = refused("pin", raw, SizeLimits.NONE);

    assertThat(deadLetter.key()).isEqualTo(bytes("41"));
    assertThat(header(deadLetter, "traceparent")).isEqualTo("00-1");
    assertThat(header(deadLetter, "pinflow.errors.row")).isNull();
  }

  @Test
  void shouldRefuseARecordWithoutValueRatherThanDropIt() {
    TestRecord<byte[], byte[]> deadLetter =
        refused("user", new TestRecord<>(bytes("41"), null), SizeLimits.NONE);

    assertThat(deadLetter.value()).isNull();
    assertThat(header(deadLetter, "pinflow.errors.reason")).isEqualTo("empty_record");
  }

  @Test
  void shouldCleanEveryRowOfAMessage() {
    try (CleaningDriver topology = new CleaningDriver(SizeLimits.NONE)) {
      topology.pipe("user", "[" + USER + "," + USER.replace("41", "42") + "]");

      assertThat(topology.cleaned("user"))
          .extracting(record -> CleaningDriver.text(record.key()))
          .containsExactly("41", "42");
      assertThat(topology.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldRefuseAMessageAsAWholeAndNameItsBadRow() {
    byte[] message = bytes("[" + USER + "," + USER.replace("36", "\"old\"") + "]");

    TestRecord<byte[], byte[]> deadLetter =
        refused("user", new TestRecord<>(bytes("41"), message), SizeLimits.NONE);

    assertThat(deadLetter.value()).isEqualTo(message);
    assertThat(header(deadLetter, "pinflow.errors.field")).isEqualTo("age");
    assertThat(header(deadLetter, "pinflow.errors.row")).isEqualTo("2");
    assertThat(header(deadLetter, "__streams.errors.message")).startsWith("Row 2 of 2: ");
  }

  @Test
  void shouldRefuseWhatTheCleanedTopicCannotTake() {
    byte[] message = bytes(USER.replace("Ada", "A".repeat(1_000)));

    TestRecord<byte[], byte[]> deadLetter =
        refused("user", new TestRecord<>(bytes("41"), message), limits(500, 5_000));

    assertThat(deadLetter.value()).isEqualTo(message);
    assertThat(header(deadLetter, "pinflow.errors.reason")).isEqualTo("record_too_large");
    assertThat(header(deadLetter, "__streams.errors.message"))
        .contains("'u.user.cleaned'", "of the 500")
        .contains("Raise max.message.bytes of 'u.user.cleaned'");
  }

  @Test
  void shouldLeaveTheValueOutOfADeadLetterThatIsTooLarge() {
    TestRecord<byte[], byte[]> raw = new TestRecord<>(bytes("41"), bytes("x".repeat(2_000)));
    raw.headers().add("traceparent", bytes("00-1"));

    TestRecord<byte[], byte[]> deadLetter = refused("user", raw, limits(500, 2_000));

    assertThat(deadLetter.key()).isEqualTo(bytes("41"));
    assertThat(deadLetter.value()).isNull();
    assertThat(header(deadLetter, "traceparent")).isEqualTo("00-1");
    assertThat(header(deadLetter, "pinflow.errors.reason")).isEqualTo("broken_json");
    assertThat(header(deadLetter, "__streams.errors.message"))
        .endsWith("read it at u.user, partition 0, offset 0.");
  }

  @Test
  void shouldLeaveAllButTheReasonOutWhenTheHeadersAreTooLarge() {
    TestRecord<byte[], byte[]> raw = new TestRecord<>(bytes("41"), bytes(USER));
    raw.headers().add("traceparent", new byte[2_000]);

    TestRecord<byte[], byte[]> deadLetter = refused("user", raw, limits(500, 2_000));

    assertThat(deadLetter.key()).isNull();
    assertThat(header(deadLetter, "traceparent")).isNull();
    assertThat(header(deadLetter, "pinflow.errors.reason")).isEqualTo("record_too_large");
    assertThat(header(deadLetter, "__streams.errors.offset")).isEqualTo("0");
  }

  private static SizeLimits limits(int cleaned, int deadLetter) {
    return new SizeLimits(
        Map.of(Table.PIN, cleaned, Table.GEO, cleaned, Table.USER, cleaned), deadLetter);
  }

  /** The only output of a message: a dead letter. */
  private static TestRecord<byte[], byte[]> refused(
      String table, TestRecord<byte[], byte[]> raw, SizeLimits limits) {
    try (CleaningDriver topology = new CleaningDriver(limits)) {
      topology.pipe(table, raw);
      assertThat(topology.cleaned(table)).isEmpty();
      List<TestRecord<byte[], byte[]>> deadLetters = topology.deadLetters();
      assertThat(deadLetters).hasSize(1);
      return deadLetters.get(0);
    }
  }
}
