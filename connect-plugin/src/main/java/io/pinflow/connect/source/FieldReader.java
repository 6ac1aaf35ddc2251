package io.pinflow.connect.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.kafka.connect.data.Schema;

/** One column on its way into records: its schema, and its values by the configuration's rules. */
final class FieldReader {
  private final TableName table;
  private final Column column;
  private final ColumnKind kind;
  private final ColumnRules rules;
  private final ColumnReader reader;
  private final boolean nullsUnreadable;
  private final RawWriter raw;

  FieldReader(TableName table, Column column, ColumnKind kind, ColumnRules rules) {
    this.table = table;
    this.column = column;
    this.kind = kind;
    this.rules = rules;
    this.reader = ColumnReaders.reader(column, kind, rules);
    this.nullsUnreadable = rules.unreadableValues() == UnreadableValues.NULL;
    this.raw = RawWriter.of(column, kind, rules);
  }

  String name() {
    return column.name();
  }

  Schema schema() {
    return ColumnReaders.schema(column, kind, rules);
  }

  /** The same for a column that has come to hold null. */
  FieldReader optional() {
    return new FieldReader(table, column.optional(), kind, rules);
  }

  /**
   * Writes the value in the current row as the database sent it; false, and nothing, where only
   * {@link #read} can tell what is there.
   */
  boolean writeRaw(ResultSet row, JsonText json) throws SQLException {
    try {
      return raw.write(row, json);
    } catch (SQLException e) {
      if (SqlFailures.isConnectionLoss(e) || row.isClosed()) {
        throw e;
      }
      return false;
    }
  }

  /**
   * The value in the current row.
   *
   * @param key names the row in messages
   */
  Object read(ResultSet row, Object key) throws SQLException {
    try {
      return reader.read(row);
    } catch (RefusedValueException e) {
      throw ColumnErrors.refusedValue(table, column, key, e.reason());
    } catch (SQLException e) {
      if (SqlFailures.isConnectionLoss(e) || row.isClosed()) {
        throw e;
      }
      return unreadable(key, e.getSQLState());
    } catch (RuntimeException e) {
      return unreadable(key, e.getClass().getSimpleName());
    }
  }

  private Object unreadable(Object key, String cause) {
    if (nullsUnreadable) {
      return null;
    }
    throw ColumnErrors.unreadableValue(table, column, key, cause);
  }
}
