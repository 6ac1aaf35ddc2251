package io.pinflow.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WordingTest {

  @Test
  void shouldGroupThousandsAndKeepHalves() {
    assertThat(Wording.number(15_000_000L)).isEqualTo("15,000,000");
    assertThat(Wording.number(1234.5)).isEqualTo("1,234.5");
    assertThat(Wording.number(0.0)).isEqualTo("0");
  }

  @Test
  void shouldNeverRoundAShareToNothingOrAll() {
    assertThat(Wording.percent(1L, 1_000_000L)).isEqualTo("under 1 %");
    assertThat(Wording.percent(999_999L, 1_000_000L)).isEqualTo("over 99 %");
    assertThat(Wording.percent(5L, 5L)).isEqualTo("100 %");
    assertThat(Wording.percent(0L, 0L)).isEqualTo("0 %");
  }

  @Test
  void shouldCutLongLists() {
    assertThat(Wording.shortList(List.of("a", "b", "c", "d"))).isEqualTo("a, b, c and d");
    assertThat(Wording.shortList(List.of("a", "b", "c", "d", "e"))).isEqualTo("a, b, c and 2 more");
    assertThat(Wording.list(List.of("a"))).isEqualTo("a");
    assertThat(Wording.list(List.of())).isEmpty();
  }

  @Test
  void shouldSayDurationsAsPeopleDo() {
    assertThat(Wording.seconds(0.25)).isEqualTo("250 ms");
    assertThat(Wording.seconds(12.34)).isEqualTo("12.3 s");
    assertThat(Wording.seconds(125)).isEqualTo("2 min 5 s");
  }

  @Test
  void shouldCapitaliseTheFirstLetterOnly() {
    assertThat(Wording.capitalised("diy-and-crafts leads")).isEqualTo("Diy-and-crafts leads");
    assertThat(Wording.capitalised("")).isEmpty();
  }
}
