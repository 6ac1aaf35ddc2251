package io.pinflow.connect.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The order a table's rows are read in: by key, or by the time of their last change and then by
 * key. Immutable.
 */
final class ReadOrder {
  private final List<OrderColumn> columns;
  private final Optional<TimeColumn> time;

  /** With a time, the first of the columns is the time's. */
  ReadOrder(List<OrderColumn> columns, Optional<TimeColumn> time) {
    this.columns = List.copyOf(columns);
    this.time = time;
  }

  /** Of a table without a key: its rows come as the database finds them. */
  static ReadOrder none() {
    return new ReadOrder(List.of(), Optional.empty());
  }

  /** Whether there is anything to tell rows apart by. */
  boolean hasKey() {
    return !columns.isEmpty();
  }

  List<OrderColumn> columns() {
    return columns;
  }

  /** The columns after the time's: those that tell one row from another. */
  List<OrderColumn> key() {
    return time.isPresent() ? columns.subList(1, columns.size()) : columns;
  }

  Optional<TimeColumn> time() {
    return time;
  }

  /** Whether rows are ordered by one whole number, whose gaps can be counted. */
  boolean isCounted() {
    return columns.size() == 1
        && (columns.get(0).kind() == OrderColumn.Kind.WHOLE
            || columns.get(0).kind() == OrderColumn.Kind.UNSIGNED);
  }

  /** Names of the columns, as offsets have them. */
  String names() {
    return columns.stream().map(OrderColumn::name).collect(Collectors.joining(","));
  }

  /** The columns with what their values are, for messages. */
  String describe() {
    return columns.stream()
        .map(column -> column.name() + " (" + column.describe() + ")")
        .collect(Collectors.joining(", "));
  }

  /** Where the current row of a result lies, the first columns of which are this order's. */
  Bound point(SourceTable table, ResultSet row) throws SQLException {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).require(table.name(), row, i + 1);
    }
    return Bound.of(values);
  }

  /** The rows after a point; all of them for none. */
  Condition after(Optional<Bound> bound) {
    return bound
        .map(point -> compare(point, isPrefix(point) ? ">=" : ">"))
        .orElseGet(Condition::always);
  }

  /** The rows up to a point. */
  Condition upTo(Bound bound) {
    return compare(bound, isPrefix(bound) ? "<" : "<=");
  }

  /** The same order without the time. */
  ReadOrder byKey() {
    return new ReadOrder(key(), Optional.empty());
  }

  /** The rows with one of some keys. */
  Condition isOneOf(Collection<Bound> keys) {
    Condition condition = Condition.always();
    String before = "(";
    for (Bound bound : keys) {
      condition.text(before);
      for (int i = 0; i < bound.size(); i++) {
        condition
            .text((i == 0 ? "(" : " AND ") + key().get(i).quoted() + " = ")
            .value(key().get(i), bound.value(i));
      }
      before = ") OR ";
    }
    return condition.text("))");
  }

  /** Whether a stored point can be one of this order; without a key, it is a number of pages. */
  boolean accepts(Bound bound) {
    if (!hasKey()) {
      return bound.size() == 1 && bound.value(0) instanceof Long;
    }
    if (bound.size() == 0 || bound.size() > columns.size()) {
      return false;
    }
    for (int i = 0; i < bound.size(); i++) {
      if (bound.value(i) == null || !columns.get(i).accepts(bound.value(i))) {
        return false;
      }
    }
    return true;
  }

  String ascending() {
    return orderBy("");
  }

  String descending() {
    return orderBy(" DESC");
  }

  private String orderBy(String direction) {
    return columns.stream()
        .map(column -> column.quoted() + direction)
        .collect(Collectors.joining(", ", " ORDER BY ", ""));
  }

  private boolean isPrefix(Bound bound) {
    return bound.size() < columns.size();
  }

  /**
   * Written out column by column, with the first one's limit on its own: MySQL and MariaDB find the
   * range of an index in that, and not in a comparison of rows.
   */
  private Condition compare(Bound bound, String operator) {
    Condition condition = Condition.always();
    if (bound.size() > 1) {
      OrderColumn first = columns.get(0);
      condition
          .text(first.quoted() + ' ' + operator.charAt(0) + "= ")
          .value(first, bound.value(0))
          .text(" AND ");
    }
    return compare(condition, bound, 0, operator);
  }

  private Condition compare(Condition condition, Bound bound, int index, String operator) {
    OrderColumn column = columns.get(index);
    if (index == bound.size() - 1) {
      return condition
          .text(column.quoted() + ' ' + operator + ' ')
          .value(column, bound.value(index));
    }
    condition
        .text("(" + column.quoted() + ' ' + operator.charAt(0) + ' ')
        .value(column, bound.value(index))
        .text(" OR (" + column.quoted() + " = ")
        .value(column, bound.value(index))
        .text(" AND ");
    return compare(condition, bound, index + 1, operator).text("))");
  }
}
