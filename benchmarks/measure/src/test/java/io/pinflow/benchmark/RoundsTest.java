package io.pinflow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final List<String> calls = new ArrayList<>();

  @Test
  void shouldTakeTurnsAndBeginEachRoundWithAnotherContender() throws Exception {
    Result result =
        new Rounds(2, 1).measure(new Comparison(contender("a"), List.of(contender("b"))));

    assertThat(calls).containsExactly("a", "b", "a", "b", "b", "a");
    assertThat(result.ceiling().samples()).hasSize(2);
    assertThat(result.paths()).extracting(Outcome::name).containsExactly("b");
  }

  private Contender contender(String name) {
    return Contender.of(
        name,
        () -> {
          calls.add(name);
          return new Volume(1, 1);
        });
  }
}
