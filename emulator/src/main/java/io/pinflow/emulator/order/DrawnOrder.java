package io.pinflow.emulator.order;

import java.util.Optional;

/**
 * Today's order: a turn draws {@code randrange(0, 2)} seconds of sleep, then {@code randint(first,
 * last)}, with replacement, for ever; the same seed gives the same turns.
 */
public final class DrawnOrder implements Order {
  /** The largest row number that today's scripts draw. */
  public static final int LAST = 11_000;

  static final int PAUSES = 2;

  private final PythonRandom random;
  private final int first;
  private final int last;

  public DrawnOrder(long seed, int first, int last) {
    random = new PythonRandom(seed);
    this.first = first;
    this.last = last;
  }

  @Override
  public Optional<Turn> next() {
    int pause = random.below(PAUSES);
    return Optional.of(new Turn(pause, random.between(first, last)));
  }
}
