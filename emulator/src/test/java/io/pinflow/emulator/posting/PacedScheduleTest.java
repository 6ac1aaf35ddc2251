package io.pinflow.emulator.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.emulator.order.DrawnOrder;
import io.pinflow.emulator.order.SequentialOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PacedScheduleTest {
  private static final Limits NONE = new Limits(OptionalLong.empty(), OptionalDouble.empty());

  private final Stop stop = new Stop();

  private PacedSchedule schedule(Limits limits, double rate) {
    return new PacedSchedule(new DrawnOrder(100, 0, 11_000), 3, limits, stop, rate);
  }

  private static List<Task> all(Schedule schedule) {
    List<Task> tasks = new ArrayList<>();
    for (Optional<Task> task = schedule.next(); task.isPresent(); task = schedule.next()) {
      tasks.add(task.get());
    }
    return tasks;
  }

  @Test
  void shouldSpreadThePartsOfPostsEvenly() {
    Limits fourPosts = new Limits(OptionalLong.of(4), OptionalDouble.empty());
    List<Task> tasks = all(schedule(fourPosts, 10));

    assertThat(tasks)
        .extracting(Task::row)
        .containsExactly(7528, 7528, 7528, 2863, 2863, 2863, 5730, 5730, 5730, 8304, 8304, 8304);
    for (int task = 0; task < tasks.size(); task++) {
      assertThat(tasks.get(task).firstPart()).isEqualTo(task % 3);
      assertThat(tasks.get(task).endPart()).isEqualTo(task % 3 + 1);
      assertThat(tasks.get(task).due() - tasks.get(0).due()).isEqualTo((long) (task * 1e9 / 30));
    }
  }

  @Test
  void shouldHandOutAllThatIsDueWithinTheDurationAtOnce() {
    Limits minute = new Limits(OptionalLong.empty(), OptionalDouble.of(60));

    assertThat(all(schedule(minute, 20))).hasSize(3 * 1_200);
    assertThat(minute.total(OptionalDouble.of(20))).isEqualTo(1_200);
  }

  @Test
  void shouldFinishThePostThatHasBegunWhenStopped() {
    PacedSchedule schedule = schedule(NONE, 1_000);
    schedule.next();

    stop.request();

    assertThat(all(schedule)).extracting(Task::firstPart).containsExactly(1, 2);
  }

  @Test
  void shouldEndWithTheOrder() {
    Schedule schedule = new PacedSchedule(SequentialOrder.once(1, 3, 4), 1, NONE, stop, 1_000);

    assertThat(all(schedule)).extracting(Task::row).containsExactly(3, 4);
  }
}
