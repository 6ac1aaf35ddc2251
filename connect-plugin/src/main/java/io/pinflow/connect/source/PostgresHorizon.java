package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * PostgreSQL's transactions under way.
 *
 * <p>A transaction that has written has a number, which every snapshot tells. One that has only
 * drawn a value from a sequence, or is about to insert, has none yet but holds a lock on the
 * sequence or the table. One that has taken its time only, as now() gives it, holds nothing but its
 * own virtual number, and neither does one that just reads: by time, both count.
 *
 * <p>On a standby, snapshots tell the primary's numbers and its locks are not seen, so that a
 * moment lasts the configured longest transaction there.
 */
final class PostgresHorizon implements Horizon {
  /**
   * What the names begin with that sessions of the table source give themselves: they only read.
   */
  static final String OWN_SESSIONS = "pinflow-table-source";

  private static final String SNAPSHOT =
      "SELECT txid_snapshot_xmin(taken), txid_snapshot_xmax(taken), pg_is_in_recovery(),"
          + " (SELECT string_agg(DISTINCT virtualtransaction, ' ') FROM pg_locks lock"
          + " JOIN pg_stat_activity session ON session.pid = lock.pid"
          + " WHERE session.usesysid IS NOT NULL AND lock.pid <> pg_backend_pid()"
          + " AND NOT (session.usename = current_user AND session.application_name LIKE '"
          + OWN_SESSIONS
          + "%') AND ";

  private static final String FROM = ") FROM (SELECT txid_current_snapshot() AS taken) snapshot";

  private static final String WRITING =
      "lock.locktype = 'relation' AND lock.mode IN"
          + " ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')";

  private static final String ANY =
      "lock.locktype = 'virtualxid' AND lock.mode = 'ExclusiveLock'"
          + " AND session.datname = current_database()";

  private final String query;
  private final long longestTransactionMs;

  PostgresHorizon(boolean byTime, long longestTransactionMs) {
    this.query = SNAPSHOT + (byTime ? ANY : WRITING) + FROM;
    this.longestTransactionMs = longestTransactionMs;
  }

  @Override
  public Optional<Moment> observe(Connection connection) throws SQLException {
    long begunNanos = System.nanoTime();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      long minAgeMs = row.getBoolean(3) ? longestTransactionMs : 0;
      return Optional.of(
          new Moment(
              begunNanos, row.getLong(1), row.getLong(2), writers(row.getString(4)), minAgeMs));
    } finally {
      // The snapshot of the next statement must be a new one, and vacuum is not held back.
      connection.commit();
    }
  }

  /** A virtual number is never given again, so it does not matter since when. */
  private static Writers writers(String text) {
    Writers writers = new Writers();
    if (text != null) {
      for (String number : text.split(" ", -1)) {
        writers.addTransaction(number, 0);
      }
    }
    return writers;
  }
}
