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
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;

/**
 * Finds the order to read a table in, or says with an OrderException why there is none. Uses one
 * connection; not thread-safe.
 */
final class TableInspector {
  private final Connection connection;
  private final Dialect dialect;
  private final TableSourceConfig config;

  TableInspector(Connection connection, Dialect dialect, TableSourceConfig config) {
    this.connection = connection;
    this.dialect = dialect;
    this.config = config;
  }

  /**
   * The order to go by: the table's key, after the time of rows' last change where one is
   * configured.
   *
   * @throws SQLException when the table can't be read
   */
  ReadOrder order(SourceTable source) throws SQLException {
    TableName table = source.name();
    Map<String, Column> columns = columns(table);
    if (!source.isFollowed()
        && !source.configuredKey().isPresent()
        && !hasUsableKey(table, columns)) {
      return ReadOrder.none();
    }
    List<OrderColumn> order = new ArrayList<>();
    Optional<TimeColumn> time = Optional.empty();
    if (source.configuredTime().isPresent()) {
      Column column = timeColumn(table, source.configuredTime().get(), columns);
      time = Optional.of(time(table, column));
      order.add(orderColumn(table, column));
    }
    for (Column column : key(table, source.configuredKey(), columns)) {
      order.add(orderColumn(table, column));
    }
    if (source.isFollowed() && !time.isPresent() && !source.configuredKey().isPresent()) {
      checkGrows(table, order);
    }
    return new ReadOrder(order, time);
  }

  /** Whether the table has a primary key whose values can be compared exactly. */
  private boolean hasUsableKey(TableName table, Map<String, Column> columns) throws SQLException {
    List<String> names = primaryKey(table);
    return !names.isEmpty()
        && names.stream().allMatch(name -> dialect.orderKind(columns.get(name)).isPresent());
  }

  private List<Column> key(
      TableName table, Optional<String> configured, Map<String, Column> columns)
      throws SQLException {
    List<String> primaryKey = primaryKey(table);
    List<String> names = configured.map(TableInspector::split).orElse(primaryKey);
    if (names.isEmpty()) {
      throw OrderException.ofKey(
          isQuery(table) ? OrderErrors.noQueryKey(table) : OrderErrors.noKey(table));
    }
    List<Column> key = new ArrayList<>();
    for (String name : names) {
      key.add(column(table, name, columns));
    }
    if (!names.equals(primaryKey) && !isView(table)) {
      checkIndex(table, key);
    }
    return key;
  }

  /** Several columns of a key are named with a plus sign between them. */
  private static List<String> split(String names) {
    return List.of(names.split("\\+", -1));
  }

  /**
   * Numbers are drawn in order; texts, and keys that begin with those of another table, need not
   * be, and a new row below the greatest key would never be read: whoever knows better names it.
   */
  private void checkGrows(TableName table, List<OrderColumn> key) {
    if (key.size() > 1 || !key.get(0).isNumber()) {
      List<String> names = key.stream().map(OrderColumn::name).collect(Collectors.toList());
      throw OrderException.ofKey(OrderErrors.keyNeedNotGrow(table, names));
    }
  }

  private static Column column(TableName table, String name, Map<String, Column> columns) {
    Column column = columns.get(name);
    if (column == null) {
      throw OrderException.ofKey(OrderErrors.noColumn(table, name, columns.keySet()));
    }
    return column;
  }

  private static Column timeColumn(TableName table, String name, Map<String, Column> columns) {
    Column column = columns.get(name);
    if (column == null) {
      throw OrderException.ofTime(OrderErrors.noTime(table, name, columns.keySet()));
    }
    return column;
  }

  private OrderColumn orderColumn(TableName table, Column column) {
    OrderColumn.Kind kind =
        dialect
            .orderKind(column)
            .orElseThrow(() -> OrderException.ofKey(OrderErrors.notInOrder(table, column)));
    return new OrderColumn(
        column.name(), dialect.quote(column.name()), dialect.parameter(column), kind);
  }

  /**
   * A row without a time would never be read, and a change that sets none not either. What a
   * database says of a query's columns is of no use: MAX of any column may be null.
   */
  private TimeColumn time(TableName table, Column column) {
    if (column.isOptional() && !isQuery(table)) {
      throw OrderException.ofTime(OrderErrors.nullableTime(table, column.name()));
    }
    return dialect
        .timeColumn(column, config.order().timeZone())
        .orElseThrow(() -> OrderException.ofTime(OrderErrors.notATime(table, column)));
  }

  private void checkIndex(TableName table, List<Column> key) throws SQLException {
    for (Column column : key) {
      if (column.isOptional()) {
        throw OrderException.ofKey(OrderErrors.nullableKey(table, column.name()));
      }
    }
    List<String> names = key.stream().map(Column::name).collect(Collectors.toList());
    if (!isUnique(table, names)) {
      throw OrderException.ofKey(OrderErrors.repeatedKey(table, String.join("+", names)));
    }
  }

  /** The names of a table's columns, in its order. */
  Set<String> names(TableName table) throws SQLException {
    return columns(table).keySet();
  }

  /** A table's columns by name, in its order. */
  Map<String, Column> columns(TableName table) throws SQLException {
    String source = config.table(table).source(dialect);
    String query = "SELECT * FROM " + source + " WHERE 1 = 0";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      ResultSetMetaData metadata = rows.getMetaData();
      Map<String, Column> columns = new LinkedHashMap<>();
      for (int index = 1; index <= metadata.getColumnCount(); index++) {
        Column column = Column.of(metadata, index);
        if (columns.put(column.name(), column) != null) {
          throw new ConfigException(TableErrors.columnTwiceInQuery(table, column.name()));
        }
      }
      return columns;
    }
  }

  private boolean isQuery(TableName table) {
    return config.queries().contains(table);
  }

  private List<String> primaryKey(TableName table) throws SQLException {
    if (isQuery(table)) {
      return List.of();
    }
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
   * A view, like a query, promises nothing of its columns and has no index: its owner vouches for
   * the column named.
   */
  boolean isView(TableName table) throws SQLException {
    if (isQuery(table)) {
      return true;
    }
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

  private boolean isUnique(TableName table, List<String> columns) throws SQLException {
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
    return columnsOfIndex.values().stream()
        .anyMatch(index -> Set.copyOf(index).equals(Set.copyOf(columns)));
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
