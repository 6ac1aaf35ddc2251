package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the source writes as JSON, against what Jackson writes. */
final class JsonTextTest {
  private static final ObjectMapper JACKSON = new ObjectMapper();

  static Stream<Object> values() {
    return Stream.of(
        "",
        "plain",
        "\"\\\b\f\n\r\t/",
        "\u0000\u001f\u007f\u0080\u07ff\u0800\uffff",
        "é„ü“😀",
        "😀".repeat(3_000),
        "x".repeat(100_000),
        "twelve bytes",
        "é first",
        "seven: é",
        "eight byte, then é",
        0,
        -1,
        10L,
        99L,
        (byte) -128,
        (short) 32_767,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0.1f,
        -0.0,
        1e308,
        Float.MIN_VALUE,
        Double.NaN,
        Float.NEGATIVE_INFINITY,
        new BigDecimal("12345678901234567890.0123456789"),
        true,
        false,
        new byte[] {0, -1, 127},
        new byte[0]);
  }

  @ParameterizedTest
  @MethodSource("values")
  void shouldWriteWhatJacksonWrites(Object value) throws Exception {
    assertThat(written(value)).isEqualTo(JACKSON.writeValueAsString(value));
  }

  @ParameterizedTest
  @MethodSource("values")
  void shouldWriteTheBytesOfAsciiAlikeAndNoOthers(Object value) {
    if (value instanceof String) {
      String text = (String) value;
      boolean isAscii = text.chars().allMatch(character -> character < 0x80);
      JsonText json = new JsonText();

      assertThat(json.ascii(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(isAscii);

      String written = new String(json.bytes(), StandardCharsets.UTF_8);
      assertThat(written).isEqualTo(isAscii ? written(text) : "");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-0", "7", "-12", "0.50", "-0.005", "100", "12345678901234567890.01"})
  void shouldWriteTheTextOfANumberAsItIs(String number) throws Exception {
    JsonText json = new JsonText();

    assertThat(json.number(number)).isTrue();

    assertThat(new String(json.bytes(), StandardCharsets.US_ASCII)).isEqualTo(number);
    assertThat(JACKSON.readTree(json.bytes()).isNumber()).isTrue();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "NaN", "-", ".", ".5", "5.", "-.5", "1.2.3", "1e5", "+1", "--1", "1-", "00", "007.5", "１"
      })
  void shouldWriteNothingOfATextThatIsNoNumberToJson(String text) {
    JsonText json = new JsonText();

    assertThat(json.number(text)).isFalse();

    assertThat(json.bytes()).isEmpty();
  }

  @Test
  void shouldWriteNull() {
    assertThat(written(null)).isEqualTo("null");
  }

  @Test
  void shouldWriteWhatJacksonReadsBack() throws JsonProcessingException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      int[] codePoints = random.ints(random.nextInt(60), 0, 0x11_0000).toArray();
      StringBuilder text = new StringBuilder();
      for (int codePoint : codePoints) {
        boolean isHalf = codePoint >= 0xd800 && codePoint < 0xe000;
        text.appendCodePoint(isHalf || random.nextBoolean() ? codePoint & 0x7f : codePoint);
      }
      long number = random.nextLong() >> random.nextInt(64);

      assertThat(JACKSON.readValue(written(text.toString()), String.class))
          .as("seed %d", seed)
          .isEqualTo(text.toString());
      assertThat(written(number)).as("seed %d", seed).isEqualTo(Long.toString(number));
    }
  }

  private static String written(Object value) {
    JsonText json = new JsonText();
    json.value(value);
    return new String(json.bytes(), StandardCharsets.UTF_8);
  }
}
