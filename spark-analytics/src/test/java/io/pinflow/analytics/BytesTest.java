package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BytesTest {

  @Test
  void shouldReadUnits() {
    assertThat(Bytes.parse("--x", "500")).isEqualTo(500);
    assertThat(Bytes.parse("--x", "2k")).isEqualTo(2048);
    assertThat(Bytes.parse("--x", "512MB")).isEqualTo(512L << 20);
    assertThat(Bytes.parse("--x", "3 g")).isEqualTo(3L << 30);
  }

  @Test
  void shouldRefuseWhatIsNoAmount() {
    for (String text : new String[] {"", "0", "-1", "1.5g", "much"}) {
      assertThatThrownBy(() -> Bytes.parse("--x", text))
          .hasMessage("Invalid --x: '" + text + "'. Expected bytes as 500000, 512m or 2g.");
    }
  }

  @Test
  void shouldWriteThemForPeople() {
    assertThat(Bytes.text(999)).isEqualTo("999 B");
    assertThat(Bytes.text(1_234_567)).isEqualTo("1.2 MB");
    assertThat(Bytes.text(7_000_000_000_000_000L)).isEqualTo("7000.0 TB");
  }
}
