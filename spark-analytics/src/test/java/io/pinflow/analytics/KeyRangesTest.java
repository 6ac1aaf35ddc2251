package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.analytics.KeyRanges.Range;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyRangesTest {

  @Test
  void shouldJoinWhatTouches() {
    assertThat(KeyRanges.ofKeys(List.of(7, 5, 6, 5, 20)).ranges())
        .containsExactly(new Range(5, 7), new Range(20, 20));
    assertThat(KeyRanges.ofKeys(List.of(7, 20)).condition("known.ind"))
        .isEqualTo("(known.ind BETWEEN 7 AND 7 OR known.ind BETWEEN 20 AND 20)");
  }

  @Test
  void shouldLeaveOutTheWidestGapsOnly() {
    List<Range> pieces =
        List.of(
            new Range(900, 950),
            new Range(0, 1),
            new Range(5, 9),
            new Range(400, 410),
            new Range(30, 31));
    assertThat(KeyRanges.of(pieces, 3).ranges())
        .containsExactly(new Range(0, 31), new Range(400, 410), new Range(900, 950));
    assertThat(KeyRanges.of(pieces, 2).ranges())
        .containsExactly(new Range(0, 410), new Range(900, 950));
  }

  @Test
  void shouldHoldEveryKeyHoweverManyGapsThereAre() {
    Random random = new Random(100);
    List<Integer> keys =
        IntStream.range(0, 5_000).mapToObj(key -> random.nextInt(1_000_000)).toList();

    List<Range> ranges = KeyRanges.ofKeys(keys).ranges();

    assertThat(ranges).hasSizeLessThanOrEqualTo(64);
    assertThat(keys)
        .allMatch(
            key -> ranges.stream().anyMatch(range -> range.first() <= key && key <= range.last()));
  }
}
