package io.pinflow.connect.source;

import java.util.Optional;

/** The rows of a snapshot after one point of the table's order up to another. Immutable. */
final class Chunk {
  private static final int MOST_ROWS_BITS = 40;

  private final String plan;
  private final int index;
  private final int count;
  private final Optional<Bound> from;
  private final Bound to;

  /**
   * Names a chunk.
   *
   * @param plan the plan it is of
   * @param index its place among the chunks of the plan, from 0
   * @param count the number of those
   * @param from the point before its first row, empty for the table's begin
   * @param to its last point
   */
  Chunk(String plan, int index, int count, Optional<Bound> from, Bound to) {
    this.plan = plan;
    this.index = index;
    this.count = count;
    this.from = from;
    this.to = to;
  }

  /** The id of its plan. */
  String plan() {
    return plan;
  }

  int index() {
    return index;
  }

  Optional<Bound> from() {
    return from;
  }

  /** What to number rows from that have no key: unlike those of the other chunks. */
  long firstNumber() {
    return (index + 1L) << MOST_ROWS_BITS;
  }

  Bound to() {
    return to;
  }

  @Override
  public String toString() {
    return "chunk " + (index + 1) + " of " + count;
  }
}
