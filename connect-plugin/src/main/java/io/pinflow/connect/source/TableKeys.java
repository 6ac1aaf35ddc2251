package io.pinflow.connect.source;

import java.sql.SQLException;

/** The keys a table has. */
interface TableKeys {
  /** Readies a visit; keys that come into being later than now may be left out by it. */
  void begin() throws SQLException, InterruptedException;

  /** Visits the keys of all rows that are not marked as deleted. */
  void forEach(Visitor visitor) throws SQLException, InterruptedException;

  /** Whether the visit would meet this key if the table had it. */
  boolean covers(ReconcileKey key);

  /** What is done with a key. */
  interface Visitor {
    void key(ReconcileKey key) throws SQLException, InterruptedException;
  }
}
