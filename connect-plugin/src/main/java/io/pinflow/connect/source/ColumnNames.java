package io.pinflow.connect.source;

import java.sql.SQLException;
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
  static ColumnNames of(List<TableName> tables, TableInspector inspector) throws SQLException {
    Map<TableName, List<String>> names = new LinkedHashMap<>();
    for (TableName table : tables) {
      names.put(table, List.copyOf(inspector.names(table)));
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

  /** A question about one column of one table. */
  @FunctionalInterface
  interface Test {
    boolean holds(TableName table, String column);
  }
}
