package io.pinflow.emulator.database;

import io.pinflow.emulator.Column;
import io.pinflow.emulator.EmulatorErrors;
import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import io.pinflow.emulator.RowTime;
import io.pinflow.emulator.source.NumberedPosts;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The posts of a database, read one by one as today's scripts do: {@code SELECT * FROM <table>
 * LIMIT n, 1}. Thread-safe.
 */
public final class DatabasePosts implements NumberedPosts {
  private final Database database;
  private final Connections connections;
  private final int size;

  private DatabasePosts(Database database, int size) {
    this.database = database;
    this.size = size;
    connections = new Connections(database);
  }

  /**
   * The posts of the three tables, as many as the smallest has.
   *
   * @throws EmulatorException if the tables can't be counted
   */
  public static DatabasePosts open(Database database) throws EmulatorException {
    long size = Integer.MAX_VALUE - 1;
    for (RawTable table : RawTable.values()) {
      size = Math.min(size, database.count(table));
    }
    return new DatabasePosts(database, (int) size);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Optional<Row> row(RawTable table, int number) throws EmulatorException {
    try {
      return read(table, number);
    } catch (SQLException e) {
      return readAgain(table, number);
    }
  }

  /** Once more, since an idle connection may have been cut. */
  private Optional<Row> readAgain(RawTable table, int number) throws EmulatorException {
    try {
      return read(table, number);
    } catch (SQLException e) {
      throw EmulatorErrors.database("read " + table.tableName(), e);
    }
  }

  private Optional<Row> read(RawTable table, int number) throws SQLException, EmulatorException {
    return connections.use(connection -> read(connection, table, number));
  }

  private Optional<Row> read(Connection connection, RawTable table, int number)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(database.dialect().selectOne(table))) {
      statement.setInt(1, number);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.of(row(table, result)) : Optional.empty();
      }
    }
  }

  private static Row row(RawTable table, ResultSet result) throws SQLException {
    List<Object> values = new ArrayList<>();
    for (Column column : table.columns()) {
      values.add(result.getObject(column.name()) == null ? null : value(column, result));
    }
    return new Row(table, Collections.unmodifiableList(values));
  }

  private static Object value(Column column, ResultSet result) throws SQLException {
    String name = column.name();
    return switch (column.type()) {
      case TEXT -> result.getString(name);
      case INTEGER -> result.getInt(name);
      // As text, so that a FLOAT shows the digits it has in the database and no others.
      case FLOAT -> new BigDecimal(result.getString(name));
      case TIME ->
          new RowTime(result.getObject(name, LocalDateTime.class).truncatedTo(ChronoUnit.SECONDS));
    };
  }

  @Override
  public int numberOf(int key) {
    return Math.max(key, 0);
  }

  @Override
  public void close() throws EmulatorException {
    connections.close();
  }
}
