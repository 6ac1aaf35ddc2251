package io.pinflow.connect.source;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Writes one column of the current row into JSON as the database sent it: nothing is made of its
 * text that would only be turned into text again.
 */
@FunctionalInterface
interface RawWriter {
  /** False, and nothing is written, where only the value itself can tell what is there. */
  boolean write(ResultSet row, JsonText json) throws SQLException;

  /** The way for a column, which for many a kind never writes anything. */
  static RawWriter of(Column column, ColumnKind kind, ColumnRules rules) {
    int index = column.index();
    if (!rules.changeNothing(kind)) {
      return (row, json) -> false;
    }
    if (kind == ColumnKind.TEXT && column.isText()) {
      return (row, json) -> json.ascii(row.getBytes(index));
    }
    if (kind == ColumnKind.DATE_TIME_TEXT) {
      return (row, json) -> json.ascii(DateTimeText.normal(row.getBytes(index)));
    }
    if (kind == ColumnKind.EXACT_NUMBER && ColumnReaders.isDecimal(column, rules.decimalMode())) {
      return (row, json) -> json.number(row.getString(index));
    }
    return (row, json) -> false;
  }
}
