package io.pinflow.emulator.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SequentialOrderTest {
  private static List<Integer> rows(Order order, int most) {
    List<Integer> rows = new ArrayList<>();
    for (int turn = 0; turn < most; turn++) {
      order.next().map(Turn::row).ifPresent(rows::add);
    }
    return rows;
  }

  @Test
  void shouldEndAfterTheLastRow() {
    assertThat(rows(SequentialOrder.once(100, 5, 8), 10)).containsExactly(5, 6, 7, 8);
  }

  @Test
  void shouldBeginAgainWhenLooping() {
    assertThat(rows(SequentialOrder.looping(100, 2, 4, 0), 10))
        .containsExactly(2, 3, 4, 0, 1, 2, 3, 4, 0, 1);
  }

  @Test
  void shouldBeAbleToEndAtTheLargestNumberThereIs() {
    Order order = SequentialOrder.once(100, Integer.MAX_VALUE - 1, Integer.MAX_VALUE - 1);

    assertThat(order.next()).map(Turn::row).contains(Integer.MAX_VALUE - 1);
    assertThat(order.next()).isEqualTo(Optional.empty());
  }

  @Test
  void shouldSleepBetweenRowsAsEver() {
    Order order = SequentialOrder.once(100, 0, 1_000);
    List<Integer> pauses = new ArrayList<>();
    for (int turn = 0; turn < 1_000; turn++) {
      order.next().map(Turn::pauseSeconds).ifPresent(pauses::add);
    }

    assertThat(pauses).contains(0, 1).allMatch(pause -> pause == 0 || pause == 1);
  }
}
