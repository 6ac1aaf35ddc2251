package io.pinflow.emulator.posting;

import io.pinflow.emulator.order.Order;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Today's pace: a worker sleeps as long as was drawn, then sends the whole post. Thread-safe. */
public final class TurnSchedule implements Schedule {
  private final Order order;
  private final int parts;
  private final Limits limits;
  private final Stop stop;
  private final long start = System.nanoTime();
  private long post;

  public TurnSchedule(Order order, int parts, Limits limits, Stop stop) {
    this.order = order;
    this.parts = parts;
    this.limits = limits;
    this.stop = stop;
  }

  @Override
  public synchronized Optional<Task> next() {
    if (stop.isRequested() || !limits.allowPost(post)) {
      return Optional.empty();
    }
    return order
        .next()
        .map(turn -> task(turn.row(), TimeUnit.SECONDS.toNanos(turn.pauseSeconds())))
        .filter(task -> limits.allowTime(task.due() - start));
  }

  private Task task(int row, long pause) {
    long due = System.nanoTime() + pause;
    return new Task(post++, row, 0, parts, due, due, false);
  }
}
