package io.pinflow.analytics.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PostIndexTest {

  @Test
  void shouldKnowWhatAMapKnows() {
    // Given
    Random random = new Random(100);
    Map<Integer, Long> map = new HashMap<>();
    PostIndex index = new PostIndex();

    // When
    for (int round = 0; round < 50_000; round++) {
      int number = random.nextInt(20_000) * (random.nextBoolean() ? 1 : -100_003);
      long digest = random.nextLong(3);
      map.put(number, digest);
      index.put(number, digest);
    }

    // Then
    assertThat(index.size()).isEqualTo(map.size());
    for (int number = -30_000; number < 30_000; number++) {
      assertThat(index.contains(number)).isEqualTo(map.containsKey(number));
    }
    map.forEach(
        (number, digest) -> {
          assertThat(index.contains(number, digest)).isTrue();
          assertThat(index.contains(number, digest + 100)).isFalse();
        });
  }
}
