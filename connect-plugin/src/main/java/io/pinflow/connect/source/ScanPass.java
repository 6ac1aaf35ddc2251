package io.pinflow.connect.source;

import java.sql.SQLException;

/**
 * Goes through the rows of a scan once more, the first of which are delivered already if they are
 * still the same in the same order. Not thread-safe.
 */
final class ScanPass implements AutoCloseable {
  /** What the next row is. */
  enum Found {
    /** One that is delivered, as far as can be told before the last of them. */
    DELIVERED,
    /** The rows that were delivered are not those there are now. */
    CHANGED,
    /** One that is not delivered. */
    NEW,
    /** There is none. */
    NONE
  }

  private static final int ROWS_BETWEEN_PAUSES = 10_000;

  private final TableSession.Rows rows;
  private final ScanState state;
  private final long firstNumber;
  private final ScanDigest digest = new ScanDigest();
  private long count;

  /**
   * Begins to go through rows.
   *
   * @param state of the scan so far
   * @param firstNumber what to number rows from, unlike those of other parts of the same table
   */
  ScanPass(TableSession.Rows rows, ScanState state, long firstNumber) {
    this.rows = rows;
    this.state = state;
    this.firstNumber = firstNumber;
  }

  Found next() throws SQLException {
    if (!rows.next()) {
      return count < state.rows() ? Found.CHANGED : Found.NONE;
    }
    count++;
    rows.found(firstNumber + count);
    digest.add(rows.content());
    if (count > state.rows()) {
      return Found.NEW;
    }
    boolean isOther = count == state.rows() && !digest.soFar().equals(state.content());
    return isOther ? Found.CHANGED : Found.DELIVERED;
  }

  /** Whether so many rows were passed over that Connect may be answered, as it wants to be. */
  boolean mayPause() {
    return count % ROWS_BETWEEN_PAUSES == 0;
  }

  /** How many rows there were so far. */
  long count() {
    return count;
  }

  /** The state of the scan with the current row delivered. */
  ScanState current() {
    return state.delivered(count, digest.soFar());
  }

  /** The current row. */
  TableSession.Rows row() {
    return rows;
  }

  @Override
  public void close() throws SQLException {
    rows.close();
  }
}
