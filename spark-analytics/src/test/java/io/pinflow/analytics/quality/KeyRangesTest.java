package io.pinflow.analytics.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.analytics.quality.KeyRanges.Range;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyRangesTest {

  @Test
  void shouldHoldNumbersThatFollowEachOtherInOneRange() {
    assertThat(KeyRanges.of(List.of(7, 5, 6, 5)).ranges()).containsExactly(new Range(5, 7));
  }

  @Test
  void shouldSplitAtGapsAndWhereTheyAreWidestWhenThereAreMany() {
    assertThat(KeyRanges.of(List.of(1, 2, 100, Integer.MAX_VALUE)).ranges())
        .containsExactly(
            new Range(1, 2), new Range(100, 100), new Range(Integer.MAX_VALUE, Integer.MAX_VALUE));
    List<Integer> scattered =
        IntStream.range(0, 1000).mapToObj(place -> place * 3 + (place < 500 ? 0 : 50_000)).toList();
    assertThat(KeyRanges.of(scattered).ranges())
        .hasSize(32)
        .anyMatch(range -> range.last() == 499 * 3)
        .anyMatch(range -> range.first() == 51_500);
  }

  @Test
  void shouldHoldNothingWhereThereIsNothing() {
    assertThat(KeyRanges.of(List.of()).ranges()).isEmpty();
  }
}
