package io.pinflow.analytics.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairCodesTest {

  @Test
  void shouldKeepTheCodeOfEachPair() {
    Random random = new Random(3);
    Map<Long, Integer> expected = new HashMap<>();
    PairCodes codes = new PairCodes();
    for (int code = 0; code < 5_000; code++) {
      int left = random.nextInt(60) == 0 ? Integer.MIN_VALUE : random.nextInt(-9, 90);
      int right = random.nextInt(60) == 0 ? Integer.MIN_VALUE : 1900 + random.nextInt(200);
      codes.put(left, right, code);
      expected.put(((long) left << 32) | Integer.toUnsignedLong(right), code);
    }
    expected.forEach(
        (pair, code) -> assertThat(codes.of((int) (pair >> 32), pair.intValue())).isEqualTo(code));
    assertThat(codes.of(1_000, 1_000)).isEqualTo(PairCodes.NONE);
  }
}
