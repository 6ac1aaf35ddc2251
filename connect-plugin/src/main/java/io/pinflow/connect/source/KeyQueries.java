package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks a table where rows lie in its order, and nothing else of them. Uses one connection; not
 * thread-safe.
 */
final class KeyQueries {
  private final Connection connection;
  private final Dialect dialect;
  private final SourceTable table;
  private final ReadOrder order;

  KeyQueries(Connection connection, Dialect dialect, SourceTable table, ReadOrder order) {
    this.connection = connection;
    this.dialect = dialect;
    this.table = table;
    this.order = order;
  }

  ReadOrder order() {
    return order;
  }

  /** Where the first of the rows lies that a condition holds for. */
  Optional<Bound> first(Condition condition) throws SQLException {
    return one(condition, order.ascending());
  }

  /** Where the last of those rows lies. */
  Optional<Bound> last(Condition condition) throws SQLException {
    return one(condition, order.descending());
  }

  /**
   * Where some of those rows lie, in order.
   *
   * @param sampling what stands after the table's name
   * @param limit the most rows
   */
  List<Bound> sample(String sampling, Condition condition, int limit) throws SQLException {
    return points(sampling + condition.where() + order.ascending() + " LIMIT " + limit, condition);
  }

  /**
   * About how many of those rows there are, as the database's planner has it.
   *
   * @param explain the statement that asks the planner, up to the query
   * @param rowsColumn the column of its answer
   */
  long estimate(Condition condition, String explain, String rowsColumn) throws SQLException {
    String query = explain + " SELECT " + columns() + from() + condition.where();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      condition.bind(statement);
      try (ResultSet plan = statement.executeQuery()) {
        return plan.next() ? plan.getLong(rowsColumn) : 0;
      }
    } finally {
      dialect.release(connection);
    }
  }

  /** One number from a query with the table's name, as statements have it, for its parameter. */
  long number(String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, table.name().quoted(dialect));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    } finally {
      dialect.release(connection);
    }
  }

  private Optional<Bound> one(Condition condition, String sorting) throws SQLException {
    return points(condition.where() + sorting + " LIMIT 1", condition).stream().findFirst();
  }

  private List<Bound> points(String afterTable, Condition condition) throws SQLException {
    String query = "SELECT " + columns() + from() + afterTable;
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      condition.bind(statement);
      List<Bound> points = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          points.add(order.point(table, row));
        }
      }
      return points;
    } finally {
      dialect.release(connection);
    }
  }

  private String columns() {
    if (!order.hasKey()) {
      return "1";
    }
    StringBuilder columns = new StringBuilder();
    order.columns().forEach(column -> columns.append(", ").append(column.quoted()));
    return columns.substring(2);
  }

  private String from() {
    return " FROM " + table.source(dialect);
  }
}
