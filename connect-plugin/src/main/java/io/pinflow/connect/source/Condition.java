package io.pinflow.connect.source;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A condition of a WHERE clause with the values it binds. */
final class Condition {
  private final StringBuilder sql = new StringBuilder();
  private final List<OrderColumn> columns = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  static Condition always() {
    return new Condition();
  }

  /** Adds text as it is. */
  Condition text(String text) {
    sql.append(text);
    return this;
  }

  /** Adds a parameter with its value. */
  Condition value(OrderColumn column, Object value) {
    sql.append(column.parameter());
    columns.add(column);
    values.add(value);
    return this;
  }

  /** Both of two conditions; this one is changed. */
  Condition and(Condition other) {
    if (sql.length() > 0 && other.sql.length() > 0) {
      sql.append(" AND ");
    }
    sql.append(other.sql);
    columns.addAll(other.columns);
    values.addAll(other.values);
    return this;
  }

  /** With the word WHERE before it, empty when it always holds. */
  String where() {
    return sql.length() == 0 ? "" : " WHERE " + sql;
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).bind(statement, i + 1, values.get(i));
    }
  }
}
