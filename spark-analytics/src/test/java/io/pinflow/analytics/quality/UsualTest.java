package io.pinflow.analytics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsualTest {

  @Test
  void shouldTakeTheMiddleValueOrTheMeanOfTheTwoMiddleOnes() {
    assertThat(Usual.median(List.of(9.0, 1.0, 4.0))).isEqualTo(4);
    assertThat(Usual.median(List.of(9.0, 1.0, 4.0, 5.0))).isEqualTo(4.5);
  }

  @Test
  void shouldNotLetOneOddRunMoveTheBounds() {
    Usual usual = new Usual(20, 5, 0, 5);

    Usual.Band band = usual.volume(List.of(100.0, 104.0, 98.0, 5_000_000.0, 101.0));

    // Median 101, absolute deviations 1, 3, 3, big, 0: their median is 3.
    assertThat(band.median()).isEqualTo(101);
    assertThat(band.low()).isCloseTo(101 - 5 * 1.4826 * 3, within(1e-9));
    assertThat(band.high()).isCloseTo(101 + 5 * 1.4826 * 3, within(1e-9));
  }

  @Test
  void shouldAllowAPartOfTheMedianWhereRunsHardlyDiffer() {
    Usual.Band band = new Usual(20, 2, 0.75, 5).volume(List.of(100.0, 100.0, 100.0));

    assertThat(band.contains(25)).isTrue();
    assertThat(band.contains(175)).isTrue();
    assertThat(band.contains(24)).isFalse();
    assertThat(band.contains(176)).isFalse();
  }

  @Test
  void shouldAllowFewRowsMoreChanceThanMany() {
    Usual usual = new Usual(20, 2, 0.01, 5);
    List<Double> earlier = List.of(0.1, 0.1, 0.1);

    assertThat(usual.nullRate(earlier, 100).high()).isCloseTo(0.25, within(1e-9));
    assertThat(usual.nullRate(earlier, 1_000_000).high()).isCloseTo(0.11, within(1e-9));
    assertThat(usual.nullRate(earlier, 1).low()).isZero();
    assertThat(usual.nullRate(earlier, 1).high()).isEqualTo(1);
  }
}
