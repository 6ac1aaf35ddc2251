package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Tells who could write to a database at a moment. */
interface Horizon {
  /**
   * Looks at the transactions under way: every one that began before the call and has not ended at
   * its end is in the answer. Empty when the database's answer was old.
   */
  Optional<Moment> observe(Connection connection) throws SQLException;
}
