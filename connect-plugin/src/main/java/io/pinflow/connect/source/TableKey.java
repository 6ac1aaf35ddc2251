package io.pinflow.connect.source;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.kafka.connect.errors.DataException;

/** The column mode incrementing goes by: how its values stand in statements and offsets. */
final class TableKey {
  private final TableName table;
  private final String column;

  TableKey(TableName table, String column) {
    this.table = table;
    this.column = column;
  }

  String column() {
    return column;
  }

  /** Offsets hold whole numbers as they are, and as text where 64 bits are too few. */
  Object fromOffset(Object stored) {
    if (stored instanceof Number) {
      return ((Number) stored).longValue();
    }
    try {
      return new BigDecimal(String.valueOf(stored)).toBigIntegerExact().toString();
    } catch (NumberFormatException | ArithmeticException e) {
      throw foreign(stored, e);
    }
  }

  void bind(PreparedStatement statement, int index, Object key) throws SQLException {
    if (key instanceof Long) {
      statement.setLong(index, (Long) key);
    } else {
      statement.setBigDecimal(index, new BigDecimal((String) key));
    }
  }

  private DataException foreign(Object stored, RuntimeException cause) {
    DataException failure = TableSourceErrors.foreignOffset(table, stored);
    failure.initCause(cause);
    return failure;
  }
}
