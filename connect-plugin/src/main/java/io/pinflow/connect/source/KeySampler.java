package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Finds points that cut a table's rows into parts of about the same size, without reading them. */
interface KeySampler {
  /** The most parts of a plan, which stands in an offset. */
  int MAX_PARTS = 256;

  /**
   * Cuts the rows after one point up to another.
   *
   * @param partRows rows that a part should have
   * @param maxParts the most parts
   */
  Cut cut(KeyQueries keys, Optional<Bound> from, Bound to, long partRows, int maxParts)
      throws SQLException;

  /** About how many rows the table has. */
  long rows(KeyQueries keys) throws SQLException;

  /** How many parts so many rows make. */
  static int parts(long rows, long partRows, int maxParts) {
    return (int) Math.max(1, Math.min(maxParts, rows / partRows));
  }

  /** Points in order, each the last of a part, but for the last part's; and about how many rows. */
  final class Cut {
    private final List<Bound> points;
    private final long rows;

    Cut(List<Bound> points, long rows) {
      this.points = List.copyOf(points);
      this.rows = rows;
    }

    List<Bound> points() {
      return points;
    }

    long rows() {
      return rows;
    }
  }
}
