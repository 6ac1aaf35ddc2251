package io.pinflow.analytics.report;

import java.util.OptionalDouble;

/**
 * What became of a row since the previous run.
 *
 * @param was the value it had; empty for a new row
 * @param by by how much the value grew, less than zero where it shrank
 * @param before who led before, where there is a new leader
 */
record Change(Kind kind, OptionalDouble was, double by, String before) {
  static final Change NONE = new Change(Kind.SAME, OptionalDouble.empty(), 0, "");

  /** What happened to a row. */
  enum Kind {
    SAME,
    UP,
    DOWN,
    ROW,
    LEADER
  }

  static Change row() {
    return new Change(Kind.ROW, OptionalDouble.empty(), 0, "");
  }

  static Change leader(String before) {
    return new Change(Kind.LEADER, OptionalDouble.empty(), 0, before);
  }

  /** A value that was known and is, was not known, or is not any more. */
  static Change value(OptionalDouble was, OptionalDouble now) {
    if (was.isEmpty()) {
      return now.isEmpty() ? NONE : row();
    }
    double by = now.orElse(0) - was.getAsDouble();
    return by == 0 ? NONE : new Change(by > 0 ? Kind.UP : Kind.DOWN, was, by, "");
  }

  boolean any() {
    return kind != Kind.SAME;
  }

  /** In words for the table: {@code ▲ +12 (was 30)}; a dash where nothing changed. */
  String text() {
    return switch (kind) {
      case SAME -> "–";
      case ROW -> "★ new";
      case LEADER -> "★ new, was %s".formatted(before);
      default -> "%s (was %s)".formatted(mark(), Wording.number(was.orElse(0)));
    };
  }

  /** The short form beside a bar: {@code ▲ +12}, {@code ★ new}. */
  String mark() {
    return switch (kind) {
      case SAME -> "";
      case ROW, LEADER -> "★ new";
      case UP -> "▲ " + Wording.signed(by);
      case DOWN -> "▼ " + Wording.signed(by);
    };
  }

  /** To sort a table by: new leaders, new rows, what grew, nothing, what shrank. */
  String order() {
    return switch (kind) {
      case LEADER -> "1e300";
      case ROW -> "1e299";
      default -> Double.toString(by);
    };
  }
}
