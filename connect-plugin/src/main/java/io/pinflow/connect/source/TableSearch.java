package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the tables that match the patterns and can be read. One that can't is left out, and the log
 * says why once: a table somebody adds must not end the reading of the others. Not thread-safe.
 */
final class TableSearch {
  private static final Logger LOGGER = LoggerFactory.getLogger(TableSearch.class);

  /** Of two tables that would share a topic, the one of the connection's own schema is read. */
  private static final Comparator<TableName> OWN_FIRST =
      Comparator.<TableName, Boolean>comparing(table -> table.schema().isPresent())
          .thenComparing(TableName::toString);

  private final TableSourceConfig config;
  private final Database database;
  private final Dialect dialect;
  private final List<TableName> named;
  private final Map<String, TableName> usable = new TreeMap<>();
  private final Map<TableName, String> reported = new HashMap<>();

  /**
   * Readies a search.
   *
   * @param named the tables to read whether they match or not
   */
  TableSearch(TableSourceConfig config, Database database, List<TableName> named) {
    this.config = config;
    this.database = database;
    this.dialect = database.dialect();
    this.named = named;
  }

  /**
   * The tables to read besides those named, in the order of their names: the same tables are always
   * shared out alike, so that no task is restarted for nothing.
   */
  List<TableName> find(Connection connection) throws SQLException {
    Map<TableName, FoundTable> matching =
        all(connection).stream()
            .filter(this::matches)
            .collect(Collectors.toMap(FoundTable::name, Function.identity()));
    usable.values().retainAll(matching.keySet());
    reported.keySet().retainAll(matching.keySet());
    List<TableName> candidates = new ArrayList<>(matching.keySet());
    candidates.removeAll(usable.values());
    candidates.sort(OWN_FIRST);
    for (TableName table : candidates) {
      Optional<String> problem = problem(matching.get(table), connection);
      if (problem.isPresent()) {
        report(table, problem.get());
      } else {
        reported.remove(table);
        usable.put(table.toString(), table);
      }
    }
    return List.copyOf(usable.values());
  }

  /** The expressions that match no table at all. */
  List<String> fruitless(Connection connection) throws SQLException {
    List<FoundTable> all = all(connection);
    String key = TableSourceConfig.TABLE_INCLUDE_CONFIG;
    return config.getList(key).stream()
        .filter(text -> all.stream().noneMatch(table -> matches(key, text, table)))
        .collect(Collectors.toList());
  }

  private static boolean matches(String key, String text, FoundTable table) {
    return TablePatterns.of(key, List.of(text)).matchAny(table.names());
  }

  private boolean matches(FoundTable table) {
    boolean isNamed =
        named.stream()
            .filter(name -> !config.queries().contains(name))
            .anyMatch(name -> table.names().contains(name.toString()));
    return !isNamed
        && config.includedTables().matchAny(table.names())
        && !config.excludedTables().matchAny(table.names());
  }

  private List<FoundTable> all(Connection connection) throws SQLException {
    List<FoundTable> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(dialect.tables())) {
      while (rows.next()) {
        tables.add(FoundTable.of(rows.getString(1), rows.getString(2), rows.getBoolean(3)));
      }
    } finally {
      dialect.reset(connection);
    }
    return tables;
  }

  private Optional<String> problem(FoundTable found, Connection connection) throws SQLException {
    TableName table = found.name();
    if (!found.isWritable()) {
      return Optional.of(TableErrors.unwritableTable(table));
    }
    if (config.queries().contains(table)) {
      return Optional.of(TableErrors.queryNamedLikeTable(table));
    }
    Optional<String> topic = topicProblem(table);
    return topic.isPresent() ? topic : readingProblem(table, connection);
  }

  private Optional<String> topicProblem(TableName table) {
    String topic = config.topic(table);
    if (!TableSettingsCheck.isTopic(topic)) {
      return Optional.of(TableErrors.invalidTopic(table, topic));
    }
    List<TableName> others = new ArrayList<>(named);
    others.addAll(usable.values());
    return others.stream()
        .filter(other -> config.topic(other).equals(topic))
        .findFirst()
        .map(other -> TableErrors.sharedTopic(topic, other, table));
  }

  private Optional<String> readingProblem(TableName table, Connection connection)
      throws SQLException {
    try {
      check(table, new TableInspector(connection, dialect, config));
      return Optional.empty();
    } catch (ConfigException e) {
      return Optional.of(e.getMessage());
    } catch (SQLException e) {
      if (!SqlFailures.isPermanent(e)) {
        throw e;
      }
      return Optional.of(TableErrors.unreadableTable(table, database.reason(e)));
    } finally {
      dialect.reset(connection);
    }
  }

  private void check(TableName table, TableInspector inspector) throws SQLException {
    OrderConfig order = config.order();
    if (order.goesByTime() && !order.timeColumn(table).isPresent()) {
      throw new ConfigException(OrderErrors.noTimeColumn(table, order.mode()));
    }
    SoftDelete.of(config.table(table), inspector.columns(table).values(), dialect);
    for (OrderColumn column : inspector.order(config.table(table)).columns()) {
      if (config.recordValues().maskedColumns().match(table, column.name())) {
        throw new ConfigException(ColumnErrors.maskedKey(table, column.name()));
      }
    }
    Set<String> columns = inspector.names(table);
    config.recordValues().columnSelection().read(table, columns, List.of());
  }

  private void report(TableName table, String problem) {
    if (!problem.equals(reported.put(table, problem))) {
      LOGGER.warn("Table '{}' matches table.include.list and is left out. {}", table, problem);
    }
  }
}
