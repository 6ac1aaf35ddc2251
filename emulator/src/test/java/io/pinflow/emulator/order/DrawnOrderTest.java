package io.pinflow.emulator.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.emulator.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawnOrderTest {
  private static List<Turn> turns(Order order, int count) {
    List<Turn> turns = new ArrayList<>();
    for (int turn = 0; turn < count; turn++) {
      order.next().ifPresent(turns::add);
    }
    return turns;
  }

  @Test
  void shouldDrawTheSleepAndThenTheRowAsPythonDoes() {
    assertThat(turns(new DrawnOrder(100, 0, 11_000), 8))
        .containsExactly(
            new Turn(0, 7528),
            new Turn(1, 2863),
            new Turn(1, 5730),
            new Turn(1, 8304),
            new Turn(0, 8731),
            new Turn(0, 1313),
            new Turn(1, 4315),
            new Turn(0, 10794));
  }

  @Test
  void shouldStillDoSoAfterManyTurns() {
    List<Turn> turns = turns(new DrawnOrder(100, 0, 11_000), 100_000);

    assertThat(turns.get(99_999)).isEqualTo(new Turn(1, 9185));
  }

  @Test
  void shouldDrawFromOtherRangesAndSeedsAsPythonDoes() {
    assertThat(turns(new DrawnOrder(7, 0, 499), 4))
        .containsExactly(new Turn(1, 485), new Turn(0, 202), new Turn(0, 37), new Turn(0, 187));
  }

  @Test
  void shouldDrawWhatWasDrawnInProduction() throws IOException {
    JsonNode known =
        new ObjectMapper()
            .readTree(SharedData.file("emulator_index_sequence.json").toFile())
            .get("first_11000_draws");
    List<Integer> rows = new ArrayList<>();
    known.forEach(row -> rows.add(row.asInt()));

    assertThat(rows).hasSize(11_000);
    assertThat(turns(new DrawnOrder(100, 0, 11_000), rows.size()))
        .extracting(Turn::row)
        .isEqualTo(rows);
  }
}
