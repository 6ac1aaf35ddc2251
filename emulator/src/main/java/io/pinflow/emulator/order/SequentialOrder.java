package io.pinflow.emulator.order;

import java.util.Optional;

/** Row after row; the sleeps between are drawn as ever. */
public final class SequentialOrder implements Order {
  private final PythonRandom random;
  private final int restart;
  private final int last;
  private int next;

  private SequentialOrder(long seed, int first, int last, int restart) {
    random = new PythonRandom(seed);
    this.restart = restart;
    this.last = last;
    next = first;
  }

  /** From the first to the last, both included, once. */
  public static SequentialOrder once(long seed, int first, int last) {
    return new SequentialOrder(seed, first, last, Integer.MAX_VALUE);
  }

  /** From the first to the last, both included, then from another one to the last for ever. */
  public static SequentialOrder looping(long seed, int first, int last, int restart) {
    return new SequentialOrder(seed, first, last, restart);
  }

  @Override
  public Optional<Turn> next() {
    if (next > last) {
      next = restart;
    }
    return next > last ? Optional.empty() : Optional.of(turn());
  }

  private Turn turn() {
    return new Turn(random.below(DrawnOrder.PAUSES), next++);
  }
}
