package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Halves the part that has most rows by the planner's estimate until there are enough parts. A part
 * is halved between two of its keys, at the row found next to the middle of them: an index finds
 * both that row and the estimates at once, and where keys lie close together there are more cuts.
 */
final class HalvingSampler implements KeySampler {
  /** What a plain EXPLAIN answers is the server's choice: MySQL 9 draws a tree by default. */
  private static final String EXPLAIN = "EXPLAIN FORMAT=TRADITIONAL";

  private static final String ROWS_COLUMN = "rows";
  private static final int MOST_TRIES = 12;

  @Override
  public long rows(KeyQueries keys) throws SQLException {
    return estimate(keys, Condition.always());
  }

  private static long estimate(KeyQueries keys, Condition condition) throws SQLException {
    return keys.estimate(condition, EXPLAIN, ROWS_COLUMN);
  }

  @Override
  public Cut cut(KeyQueries keys, Optional<Bound> from, Bound to, long partRows, int maxParts)
      throws SQLException {
    return new Halving(keys).cut(from, to, partRows, maxParts);
  }

  private static final class Halving {
    private final KeyQueries keys;
    private final ReadOrder order;
    private final PriorityQueue<Part> largestFirst =
        new PriorityQueue<>(Comparator.comparingLong((Part part) -> part.rows).reversed());

    Halving(KeyQueries keys) {
      this.keys = keys;
      this.order = keys.order();
    }

    Cut cut(Optional<Bound> from, Bound to, long partRows, int maxParts) throws SQLException {
      Optional<Bound> first = keys.first(order.after(from).and(order.upTo(to)));
      Optional<Bound> last = keys.last(order.after(from).and(order.upTo(to)));
      if (!first.isPresent() || !last.isPresent()) {
        return new Cut(List.of(), 0);
      }
      Part whole = new Part(from, first.get(), last.get());
      // MySQL takes no range for more than half of the table.
      long rows =
          from.isPresent() ? estimate(whole) : HalvingSampler.estimate(keys, Condition.always());
      whole.rows = rows;
      int cuts = KeySampler.parts(rows, partRows, maxParts) - 1;
      largestFirst.add(whole);
      while (cuts > 0 && !largestFirst.isEmpty()) {
        cuts -= halve(largestFirst.remove()) ? 1 : 0;
      }
      return new Cut(whole.endsButTheLast(), rows);
    }

    /** False, and the part is left alone, when no row is known to lie within it. */
    private boolean halve(Part part) throws SQLException {
      Optional<Bound> point = middle(part);
      Optional<Bound> next =
          point.isPresent()
              ? keys.first(order.after(point).and(order.upTo(part.last)))
              : Optional.empty();
      if (!next.isPresent()) {
        return false;
      }
      Part rest = part.cutAt(point.get(), next.get());
      share(part.rows, part, rest);
      largestFirst.add(part);
      largestFirst.add(rest);
      return true;
    }

    /**
     * A row of the part that is not its last, and its first only if no other is found: nothing is
     * gained by a part of one row. What looks like the middle of two keys may lie before or after
     * all rows, because few lie there or the collation has another order than ours; the next try is
     * on the side where they are.
     */
    private Optional<Bound> middle(Part part) throws SQLException {
      Optional<Bound> found = Optional.empty();
      Bound low = part.first;
      Bound high = part.last;
      for (int tries = 0; tries < MOST_TRIES; tries++) {
        Optional<Bound> middle = MiddleKey.between(order, low, high);
        if (!middle.isPresent()) {
          return found;
        }
        Bound before = keys.last(range(part).and(order.upTo(middle.get()))).orElse(part.first);
        if (before.equals(part.last)) {
          high = middle.get();
        } else if (before.equals(part.first)) {
          found = Optional.of(before);
          low = middle.get();
        } else {
          return Optional.of(before);
        }
      }
      return found;
    }

    /** Estimates of small parts can be far too high, and even then tell one part from the other. */
    private void share(long rows, Part one, Part other) throws SQLException {
      double estimate = Math.max(1, estimate(one));
      one.rows = (long) (rows * estimate / (estimate + Math.max(1, estimate(other))));
      other.rows = rows - one.rows;
    }

    private long estimate(Part part) throws SQLException {
      return HalvingSampler.estimate(keys, range(part));
    }

    private Condition range(Part part) {
      return order.after(part.from).and(order.upTo(part.last));
    }
  }

  /** Rows after a point, the first and the last of which are known. */
  private static final class Part {
    private final Optional<Bound> from;
    private final Bound first;
    private Bound last;
    private long rows;
    private Part next;

    Part(Optional<Bound> from, Bound first, Bound last) {
      this.from = from;
      this.first = first;
      this.last = last;
    }

    /** Ends this part at a point; the rest is the part after it, from another row on. */
    Part cutAt(Bound point, Bound firstOfRest) {
      Part rest = new Part(Optional.of(point), firstOfRest, last);
      rest.next = next;
      next = rest;
      last = point;
      return rest;
    }

    /** Where this part and those after it end, but for the last. */
    List<Bound> endsButTheLast() {
      List<Bound> ends = new ArrayList<>();
      for (Part part = this; part.next != null; part = part.next) {
        ends.add(part.last);
      }
      return ends;
    }
  }
}
