package io.pinflow.connect.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * Finds how far a table is settled: up to which point of its order no transaction can add a row any
 * more. Not thread-safe.
 *
 * <p>Whoever adds a row takes its key or time before it commits, and whoever comes later takes a
 * greater one. So when a point was reached and all who could write then have ended, the rows up to
 * it are there for every statement begun after that.
 */
final class Settling {
  /**
   * Points waiting at once; of more, those between are left out, and it settles in larger steps.
   */
  private static final int MAX_WAITING = 64;

  private final Deque<Reached> reached = new ArrayDeque<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  /** Takes in a point that rows have reached by now. */
  void reached(Bound point) {
    if (reached.size() >= MAX_WAITING) {
      reached.removeLast();
    }
    reached.addLast(new Reached(point));
  }

  /** The last point settled at a moment, empty when none has been since the last call. */
  Optional<Bound> settledAt(Moment now) {
    Bound last = null;
    while (!reached.isEmpty() && now.isAfter(reached.getFirst().nanoTime)) {
      last = reached.removeFirst().bound;
    }
    if (last != null) {
      await(new Waiting(last, now));
    }
    return newestOver(now);
  }

  private void await(Waiting point) {
    if (waiting.size() >= MAX_WAITING) {
      waiting.removeLast();
    }
    waiting.addLast(point);
  }

  private Optional<Bound> newestOver(Moment now) {
    Iterator<Waiting> newestFirst = waiting.descendingIterator();
    while (newestFirst.hasNext()) {
      Waiting point = newestFirst.next();
      if (point.moment.isOverAt(now)) {
        while (waiting.peekFirst() != point) {
          waiting.removeFirst();
        }
        waiting.removeFirst();
        return Optional.of(point.bound);
      }
    }
    return Optional.empty();
  }

  private static final class Reached {
    private final Bound bound;
    private final long nanoTime = System.nanoTime();

    Reached(Bound bound) {
      this.bound = bound;
    }
  }

  private static final class Waiting {
    private final Bound bound;
    private final Moment moment;

    Waiting(Bound bound, Moment moment) {
      this.bound = bound;
      this.moment = moment;
    }
  }
}
