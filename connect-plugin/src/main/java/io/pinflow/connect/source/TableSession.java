package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/**
 * One connection reading one table, page after page in the order of its key.
 *
 * <p>A page is a query with a limit whose rows are streamed: however large the table, a query is
 * short-lived and only a few rows are in memory. Not thread-safe, but for {@link #cancel}.
 */
final class TableSession {
  private static final int FIRST_FETCH_ROWS = 16;

  private final SourceTable table;
  private final TableKey key;
  private final Dialect dialect;
  private final ValueRules rules;
  private final Connection connection;
  private final PreparedStatement fromStart;
  private final PreparedStatement afterKey;
  private volatile PreparedStatement running;
  private RowReader reader;
  private int fetchRows = FIRST_FETCH_ROWS;

  private TableSession(
      SourceTable table,
      TableKey key,
      Connection connection,
      TableSourceConfig config,
      Dialect dialect)
      throws SQLException {
    this.table = table;
    this.key = key;
    this.dialect = dialect;
    this.rules = config.valueRules();
    this.connection = connection;
    String column = dialect.quote(key.column());
    String select = "SELECT * FROM " + table.name().quoted(dialect);
    String order = " ORDER BY " + column + " LIMIT " + config.pageMaxRows();
    this.fromStart = connection.prepareStatement(select + order);
    this.afterKey = connection.prepareStatement(select + " WHERE " + column + " > ?" + order);
  }

  /** Readies a table for reading over a connection that stays its opener's to close. */
  static TableSession on(
      Connection connection, SourceTable table, Dialect dialect, TableSourceConfig config)
      throws SQLException {
    TableKey key = new TableInspector(connection, dialect).key(table.name(), table.configuredKey());
    dialect.release(connection);
    return new TableSession(table, key, connection, config, dialect);
  }

  TableKey key() {
    return key;
  }

  /** Starts the page after a key, null for the first. */
  ResultSet page(Object after) throws SQLException {
    PreparedStatement statement = after == null ? fromStart : afterKey;
    if (after != null) {
      key.bind(statement, 1, after);
    }
    statement.setFetchSize(fetchRows);
    running = statement;
    ResultSet rows = statement.executeQuery();
    ResultSetMetaData metadata = rows.getMetaData();
    if (reader == null || !reader.matches(metadata)) {
      reader = new RowReader(table, key, metadata, dialect, rules);
    }
    return rows;
  }

  RowReader reader() {
    return reader;
  }

  /** Asks the driver for so many rows at a time from now on. */
  void fetch(ResultSet page, int rows) throws SQLException {
    fetchRows = rows;
    page.setFetchSize(rows);
  }

  void end(ResultSet page) throws SQLException {
    page.close();
    running = null;
    dialect.release(connection);
  }

  /** Ends the query under way, from any thread. */
  void cancel() throws SQLException {
    PreparedStatement statement = running;
    if (statement != null) {
      statement.cancel();
    }
  }
}
