package io.pinflow.connect.source;

import java.sql.SQLException;

/**
 * Finds the rows of a table that were not delivered yet, those that others committed late among
 * them. Not thread-safe.
 */
interface Tail {
  /** Why no more rows were added. */
  enum Outcome {
    /** The batch is full, or the table has more rows already. */
    MORE,
    /** The table has more rows, which wait until transactions under way have ended. */
    HELD,
    /** There are no more for now. */
    DRAINED,
    /** There will never be more. */
    FINISHED
  }

  /** Adds the next rows to the batch. */
  Outcome read(TableSession session, RecordBatch batch) throws SQLException;

  /** Forgets what belonged to a connection; what was delivered is kept in mind. */
  void disconnected();

  /** False while others read a part of what this tail has left behind. */
  default boolean isWhole() {
    return true;
  }

  /** Whether a query given up has to be read again from its first row. */
  default boolean isOneQuery() {
    return false;
  }

  /** Where the table is read up to, for the log. */
  String position();
}
