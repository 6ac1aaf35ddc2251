package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of tables, by name. Immutable. */
final class ColumnNames {
  private final Map<TableName, List<String>> names;

  ColumnNames(Map<TableName, List<String>> names) {
    this.names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
  }

  /** Asks the database; throws SQLException when one of the tables can't be read. */
  static ColumnNames of(List<TableName> tables, Connection connection, Dialect dialect)
      throws SQLException {
    Map<TableName, List<String>> names = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      for (TableName table : tables) {
        names.put(table, of(table, statement, dialect));
      }
    }
    return new ColumnNames(names);
  }

  Set<TableName> tables() {
    return names.keySet();
  }

  List<String> of(TableName table) {
    return names.get(table);
  }

  /** True when one of the columns is such. */
  boolean any(Test test) {
    return names.entrySet().stream()
        .anyMatch(
            table -> table.getValue().stream().anyMatch(name -> test.holds(table.getKey(), name)));
  }

  private static List<String> of(TableName table, Statement statement, Dialect dialect)
      throws SQLException {
    List<String> names = new ArrayList<>();
    String query = "SELECT * FROM " + table.quoted(dialect) + " WHERE 1 = 0";
    try (ResultSet rows = statement.executeQuery(query)) {
      ResultSetMetaData metadata = rows.getMetaData();
      for (int index = 1; index <= metadata.getColumnCount(); index++) {
        names.add(metadata.getColumnLabel(index));
      }
    }
    return names;
  }

  /** A question about one column of one table. */
  @FunctionalInterface
  interface Test {
    boolean holds(TableName table, String column);
  }
}
