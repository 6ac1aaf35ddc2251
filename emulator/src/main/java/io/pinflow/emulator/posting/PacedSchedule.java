package io.pinflow.emulator.posting;

import io.pinflow.emulator.order.Order;
import io.pinflow.emulator.order.Turn;
import java.util.Optional;

/**
 * An even pace, whatever the answers take: each part of each post has its time, spread evenly over
 * the second, and is sent then or as soon after as a worker is free. Thread-safe.
 *
 * <p>A post that has begun before a stop is finished; its other parts are handed out after it.
 */
public final class PacedSchedule implements Schedule {
  private static final double NANOS = 1e9;

  private final Order order;
  private final int parts;
  private final Limits limits;
  private final Stop stop;
  private final double partsPerNano;
  private final long start = System.nanoTime();
  private long post;
  private int part;
  private int row;

  /** So many posts a second. */
  public PacedSchedule(Order order, int parts, Limits limits, Stop stop, double rate) {
    this.order = order;
    this.parts = parts;
    this.limits = limits;
    this.stop = stop;
    partsPerNano = rate * parts / NANOS;
  }

  @Override
  public synchronized Optional<Task> next() {
    if (part == 0 && !begin()) {
      return Optional.empty();
    }
    Task task = new Task(post, row, part, part + 1, start + after(0), start + after(part), true);
    part++;
    if (part == parts) {
      part = 0;
      post++;
    }
    return Optional.of(task);
  }

  private boolean begin() {
    if (stop.isRequested() || !limits.allowPost(post) || !limits.allowTime(after(0))) {
      return false;
    }
    Optional<Turn> turn = order.next();
    turn.ifPresent(drawn -> row = drawn.row());
    return turn.isPresent();
  }

  private long after(int ofPart) {
    return (long) ((post * parts + ofPart) / partsPerNano);
  }
}
