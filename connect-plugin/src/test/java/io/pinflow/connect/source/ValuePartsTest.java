package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of values and columns, without a database. */
final class ValuePartsTest {
  private static final TableName PINS = TableName.of("shop.pins");

  @ParameterizedTest
  @CsvSource({
    "PT0S,00:00:00",
    "PT838H59M59.999999S,838:59:59.999999",
    "PT-838H-59M-59.999999S,-838:59:59.999999",
    "PT-0.000001S,-00:00:00.000001",
    "PT24H0.01S,24:00:00.010000"
  })
  void shouldWriteTimesOfAnySize(Duration time, String text) {
    assertThat(DateTimeText.ofDuration(time)).isEqualTo(text);
  }

  @Test
  void shouldCutTextOnlyBetweenCharacters() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      String text = RandomValues.text(12).apply(random);
      int maxBytes = 1 + random.nextInt(20);
      String cut = (String) new LimitedReader(null, LargeValues.TRUNCATE, maxBytes).limit(text);

      int bytes = utf8(cut);
      assertThat(text).startsWith(cut);
      assertThat(bytes).isLessThanOrEqualTo(maxBytes);
      if (cut.length() < text.length()) {
        int next = text.offsetByCodePoints(cut.length(), 1);
        assertThat(utf8(text.substring(0, next))).isGreaterThan(maxBytes);
      }
    }
  }

  @Test
  void shouldReadOnlyWhatIsDeliveredAndTheKey() {
    ColumnSelection selection = selection("pins\\..*,other\\.x", "shop\\.pins\\.(Secret|id)");

    assertThat(selection.read(PINS, List.of("id", "title", "SECRET"), List.of("id")))
        .containsExactly("id", "title");
    assertThat(selection.delivers(PINS, "id")).isFalse();
    assertThat(selection.delivers(TableName.of("other"), "y")).isFalse();
    assertThat(selection.delivers(TableName.of("other"), "x")).isTrue();
  }

  @Test
  void shouldMatchNamesAsAWhole() {
    ColumnSelection selection = selection("", "pins\\.name");

    assertThat(selection.delivers(PINS, "name")).isFalse();
    assertThat(selection.delivers(PINS, "name2")).isTrue();
    assertThat(selection.delivers(TableName.of("oldpins"), "name")).isTrue();
  }

  @Test
  void shouldRefuseToLeaveOutEveryColumn() {
    ColumnSelection selection = selection("pin\\..*", "");

    assertThatThrownBy(() -> selection.read(PINS, List.of("id", "a"), List.of("id")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Cannot read table 'shop.pins'")
        .hasMessageContaining("[id, a]");
  }

  /** The hash is that of RFC 4231, test case 2. */
  @Test
  void shouldHashByTheKey() {
    ColumnMask mask = ColumnMask.of(new Password("Jefe"), "unused");
    String text = "what do ya want for nothing?";

    String hash = mask.hide(text);

    assertThat(hash).isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    assertThat(mask.hide(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(hash);
    assertThat(mask.hide(12L)).isEqualTo(mask.hide("12")).isNotEqualTo(hash);
    assertThat(mask.hide(null)).isNull();
  }

  @Test
  void shouldHideBehindTheTextWithoutAKey() {
    ColumnMask mask = ColumnMask.of(new Password(""), "hidden");

    assertThat(mask.hide("a")).isEqualTo("hidden");
    assertThat(mask.hide(null)).isNull();
  }

  private static ColumnSelection selection(String included, String excluded) {
    return new ColumnSelection(patterns(included), patterns(excluded));
  }

  private static ColumnPatterns patterns(String texts) {
    return ColumnPatterns.of("list", texts.isEmpty() ? List.of() : List.of(texts.split(",")));
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
