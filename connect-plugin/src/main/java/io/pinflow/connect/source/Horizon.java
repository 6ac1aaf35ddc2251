package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Tells who could write to a database at a moment. */
interface Horizon {
  /**
   * Looks at the transactions under way: every one that goes on all the while of the observation is
   * in the answer. It may be an answer of before; empty when there has been none yet.
   */
  Optional<Moment> observe(Connection connection) throws SQLException;
}
