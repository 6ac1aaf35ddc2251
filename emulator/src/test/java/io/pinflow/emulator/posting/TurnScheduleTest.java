package io.pinflow.emulator.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.emulator.order.DrawnOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TurnScheduleTest {
  private final Stop stop = new Stop();

  private TurnSchedule schedule(Limits limits) {
    return new TurnSchedule(new DrawnOrder(100, 0, 11_000), 3, limits, stop);
  }

  @Test
  void shouldSleepAsDrawnAndThenSendTheWholePost() {
    TurnSchedule schedule = schedule(new Limits(OptionalLong.of(2), OptionalDouble.empty()));
    long begun = System.nanoTime();
    List<Task> tasks = new ArrayList<>();
    for (Optional<Task> task = schedule.next(); task.isPresent(); task = schedule.next()) {
      tasks.add(task.get());
    }
    long ended = System.nanoTime();

    assertThat(tasks).extracting(Task::row).containsExactly(7528, 2863);
    assertThat(tasks).allMatch(task -> task.firstPart() == 0 && task.endPart() == 3);
    assertThat(tasks.get(0).due()).isBetween(begun, ended);
    assertThat(tasks.get(1).due()).isBetween(begun + 1_000_000_000, ended + 1_000_000_000);
  }

  @Test
  void shouldEndWhenTheNextTurnWouldBeTooLate() {
    Limits half = new Limits(OptionalLong.empty(), OptionalDouble.of(0.5));

    assertThat(schedule(half).next()).map(Task::row).contains(7528);
    TurnSchedule schedule = schedule(new Limits(OptionalLong.empty(), OptionalDouble.of(0)));
    assertThat(schedule.next()).isEmpty();
  }

  @Test
  void shouldEndWhenStopped() {
    stop.request();

    assertThat(schedule(new Limits(OptionalLong.empty(), OptionalDouble.empty())).next()).isEmpty();
  }
}
