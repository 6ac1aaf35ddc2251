package io.pinflow.emulator.database;

import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.RowTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** What differs between the databases. */
interface Dialect {
  /** Prepares a fresh connection for loading one table. */
  void prepare(Connection connection, RawTable table) throws SQLException, EmulatorException;

  /** The statement that makes a table where it is missing. */
  String createTable(RawTable table);

  /** A name in the database's quotes. */
  String quoted(String name);

  /**
   * Inserts the rows whose key is not in the table yet.
   *
   * @return how many that were
   */
  long insert(Connection connection, RawTable table, Batch batch)
      throws SQLException, EmulatorException;

  /** The statement that reads the row of a number, its only parameter, in table order. */
  String selectOne(RawTable table);

  /** The statement that inserts one row and leaves one that is there as it is. */
  String insertOne(RawTable table);

  /** The statement that reads the largest key. */
  default String selectLargest(RawTable table) {
    return "SELECT MAX(" + quoted(table.key().name()) + ") FROM " + quoted(table.tableName());
  }

  /** The head of a statement that inserts one row by parameters. */
  default String insertInto(RawTable table) {
    return table.columns().stream()
            .map(column -> quoted(column.name()))
            .collect(
                Collectors.joining(
                    ", ", "INSERT INTO " + quoted(table.tableName()) + " (", ") VALUES (?"))
        + ", ?".repeat(table.columns().size() - 1)
        + ")";
  }

  /** Sets a parameter to a value of a row. */
  default void set(PreparedStatement statement, int place, Object value) throws SQLException {
    statement.setObject(place, value instanceof RowTime time ? time.value() : value);
  }
}
