package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * Finds the key of a table, or says with a ConfigException why none will do. Uses one connection;
 * not thread-safe.
 */
final class TableInspector {
  private final Connection connection;
  private final Dialect dialect;

  TableInspector(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /**
   * The key to go by.
   *
   * @param configured the column configured, empty for the primary key
   * @throws SQLException when the table can't be read
   */
  TableKey key(TableName table, Optional<String> configured) throws SQLException {
    Map<String, Column> columns = columns(table);
    List<String> primaryKey = primaryKey(table);
    String name = configured.orElseGet(() -> onlyColumn(table, primaryKey));
    Column column = columns.get(name);
    if (column == null) {
      throw new ConfigException(TableSourceErrors.noColumn(table, name, columns.keySet()));
    }
    check(table, column, primaryKey.equals(List.of(name)));
    return new TableKey(table, name);
  }

  private static String onlyColumn(TableName table, List<String> primaryKey) {
    if (primaryKey.size() != 1) {
      throw new ConfigException(TableSourceErrors.noSingleKey(table, primaryKey));
    }
    return primaryKey.get(0);
  }

  private void check(TableName table, Column column, boolean isPrimaryKey) throws SQLException {
    if (!isWholeNumber(column)) {
      throw new ConfigException(TableSourceErrors.notAWholeNumber(table, column));
    }
    if (!isPrimaryKey && !isView(table)) {
      checkIndex(table, column);
    }
  }

  private void checkIndex(TableName table, Column column) throws SQLException {
    if (column.isOptional()) {
      throw new ConfigException(TableSourceErrors.nullableKey(table, column.name()));
    }
    if (!isUnique(table, column.name())) {
      throw new ConfigException(TableSourceErrors.repeatedKey(table, column.name()));
    }
  }

  private boolean isWholeNumber(Column column) {
    switch (dialect.kindOf(column)) {
      case INT8:
      case INT16:
      case INT32:
      case INT64:
        return true;
      case EXACT_NUMBER:
        return column.scale() == 0 && column.precision() > 0;
      default:
        return false;
    }
  }

  private Map<String, Column> columns(TableName table) throws SQLException {
    String query = "SELECT * FROM " + table.quoted(dialect) + " WHERE 1 = 0";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      ResultSetMetaData metadata = rows.getMetaData();
      Map<String, Column> columns = new LinkedHashMap<>();
      for (int index = 1; index <= metadata.getColumnCount(); index++) {
        columns.put(metadata.getColumnLabel(index), Column.of(metadata, index));
      }
      return columns;
    }
  }

  private List<String> primaryKey(TableName table) throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    List<String> names = new ArrayList<>();
    try (ResultSet keys =
        metadata.getPrimaryKeys(
            dialect.catalog(connection, table), dialect.schema(connection, table), table.table())) {
      while (keys.next()) {
        names.add(keys.getString("COLUMN_NAME"));
      }
    }
    return names;
  }

  /**
   * A view promises nothing of its columns and has no index: its owner vouches for the column
   * named.
   */
  private boolean isView(TableName table) throws SQLException {
    String catalog = dialect.catalog(connection, table);
    String schema = dialect.schema(connection, table);
    try (ResultSet tables =
        connection.getMetaData().getTables(catalog, schema, table.table(), null)) {
      while (tables.next()) {
        if (tables.getString("TABLE_NAME").equals(table.table())) {
          return tables.getString("TABLE_TYPE").endsWith("VIEW");
        }
      }
      return false;
    }
  }

  private boolean isUnique(TableName table, String column) throws SQLException {
    Map<String, List<String>> columnsOfIndex = new HashMap<>();
    try (ResultSet indexes = indexes(table)) {
      while (indexes.next()) {
        if (!indexes.getBoolean("NON_UNIQUE")) {
          columnsOfIndex
              .computeIfAbsent(
                  String.valueOf(indexes.getString("INDEX_NAME")), name -> new ArrayList<>())
              .add(indexes.getString("COLUMN_NAME"));
        }
      }
    }
    return columnsOfIndex.containsValue(List.of(column));
  }

  private ResultSet indexes(TableName table) throws SQLException {
    return connection
        .getMetaData()
        .getIndexInfo(
            dialect.catalog(connection, table),
            dialect.schema(connection, table),
            table.table(),
            false,
            true);
  }
}
