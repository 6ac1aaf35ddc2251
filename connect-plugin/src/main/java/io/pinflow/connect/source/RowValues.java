package io.pinflow.connect.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.kafka.connect.data.Schema;

/** Makes records' values of rows. Not thread-safe. */
interface RowValues {
  /**
   * The value of the current row.
   *
   * @param point where the row lies, for messages
   */
  Object read(ResultSet row, Bound point) throws SQLException;

  /** The schema of the value read last. */
  Schema schema();

  /** Rough size of the value read last, in bytes. */
  int weight();

  /** The form of values. */
  enum Form {
    /** A Struct, which the worker's converter brings to bytes. */
    STRUCT,
    /** The bytes of a JSON object, which the worker hands on as they are. */
    JSON
  }
}
