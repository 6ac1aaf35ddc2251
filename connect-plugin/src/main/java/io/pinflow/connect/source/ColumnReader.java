package io.pinflow.connect.source;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads one column of the current row as the Connect value its field's schema wants; null stays
 * null.
 */
@FunctionalInterface
interface ColumnReader {
  Object read(ResultSet row) throws SQLException;
}
