package io.pinflow.connect.source;

import java.sql.SQLException;

/** Something to be delivered besides what the tail finds, by the thread that polls. */
interface Delivery {
  /**
   * Adds records until the batch is full. After a failure it goes on where it was.
   *
   * @param session one without an open query
   * @return true when all of it has been added
   */
  boolean deliver(TableSession session, RecordBatch batch) throws SQLException;
}
