package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through a part of a scan to see whether what was delivered of it are all rows that it has at
 * a later moment. If not, and its task is through with it, delivers them all. Not thread-safe.
 */
final class ScanPartCheck {
  /** What came of one step. */
  enum Result {
    /** There is more to do. */
    GOING_ON,
    /** There is more to do, after Connect was answered. */
    PAUSING,
    /** Every row of the part is delivered. */
    COMPLETE,
    /** Its task has rows to deliver. */
    INCOMPLETE,
    /** The rows of the moment can't be had any more. */
    LOST
  }

  private static final Logger LOGGER = LoggerFactory.getLogger(ScanPartCheck.class);

  private final TableSession session;
  private final TableName table;
  private final Chunk part;
  private final ScanState stored;
  private ScanPass pass;
  private boolean isDelivering;

  /**
   * Readies a check.
   *
   * @param session sees the table at the later moment
   * @param stored what was delivered of the part
   */
  ScanPartCheck(TableSession session, TableName table, Chunk part, ScanState stored) {
    this.session = session;
    this.table = table;
    this.part = part;
    this.stored = stored;
  }

  Chunk part() {
    return part;
  }

  /** How many rows the part has, once it is complete. */
  long rows() {
    return pass.count();
  }

  /**
   * Goes on by one row.
   *
   * @param own the state to store with what is delivered
   */
  Result step(RecordBatch batch, ScanState own) throws SQLException {
    if (pass == null && !open(isDelivering ? stored.anew() : stored)) {
      return Result.LOST;
    }
    switch (pass.next()) {
      case NEW:
        return isDelivering ? deliver(batch, own) : changed();
      case CHANGED:
        return pass.count() == 0 ? Result.COMPLETE : changed();
      case NONE:
        return Result.COMPLETE;
      default:
        return pass.mayPause() ? Result.PAUSING : Result.GOING_ON;
    }
  }

  void close() throws SQLException {
    if (pass != null) {
      pass.close();
      pass = null;
    }
  }

  private Result deliver(RecordBatch batch, ScanState own) throws SQLException {
    pass.row().addTo(batch, new ScanOffset(own));
    return Result.GOING_ON;
  }

  private Result changed() throws SQLException {
    if (!stored.isDone()) {
      return Result.INCOMPLETE;
    }
    LOGGER.warn(
        "Table '{}' has changed since {} was delivered, and has no key to tell which rows: all of"
            + " that part are delivered again",
        table,
        part);
    isDelivering = true;
    close();
    return Result.GOING_ON;
  }

  private boolean open(ScanState state) throws SQLException {
    Optional<TableSession.Rows> rows = session.scan(part.from(), part.to());
    rows.ifPresent(found -> pass = new ScanPass(found, state, part.firstNumber()));
    return rows.isPresent();
  }
}
