package io.pinflow.emulator.database;

import io.pinflow.emulator.Column;
import io.pinflow.emulator.RawTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * PostgreSQL: rows are copied into a temporary table and from there inserted where they are new.
 */
final class PostgresDialect implements Dialect {
  private static final String INCOMING = "pinflow_incoming";

  @Override
  public void prepare(Connection connection, RawTable table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit = off");
      statement.execute(
          "CREATE TEMPORARY TABLE "
              + INCOMING
              + " ON COMMIT DELETE ROWS AS TABLE "
              + quoted(table.tableName())
              + " WITH NO DATA");
    }
  }

  @Override
  public String createTable(RawTable table) {
    return table.columns().stream()
        .map(this::definition)
        .collect(
            Collectors.joining(
                ", ",
                "CREATE TABLE IF NOT EXISTS " + quoted(table.tableName()) + " (",
                ", PRIMARY KEY (" + quoted(table.key().name()) + "))"));
  }

  private String definition(Column column) {
    return quoted(column.name())
        + switch (column.type()) {
          case TEXT -> " text";
          case INTEGER -> " integer";
          case FLOAT -> " real";
          case TIME -> " timestamp without time zone";
        };
  }

  @Override
  public String quoted(String name) {
    return '"' + name + '"';
  }

  /** A table has no order of its own here: rows that were updated move to its end. */
  @Override
  public String selectOne(RawTable table) {
    return "SELECT * FROM "
        + quoted(table.tableName())
        + " ORDER BY "
        + quoted(table.key().name())
        + " LIMIT 1 OFFSET ?";
  }

  @Override
  public String insertOne(RawTable table) {
    return insertInto(table) + " ON CONFLICT DO NOTHING";
  }

  @Override
  public long insert(Connection connection, RawTable table, Batch batch) throws SQLException {
    String columns =
        table.columns().stream()
            .map(column -> quoted(column.name()))
            .collect(Collectors.joining(", "));
    copy(connection, columns, batch);
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(
          String.format(
              "INSERT INTO %s (%s) SELECT %s FROM %s ON CONFLICT DO NOTHING",
              quoted(table.tableName()), columns, columns, INCOMING));
    }
  }

  private static void copy(Connection connection, String columns, Batch batch) throws SQLException {
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "COPY " + INCOMING + " (" + columns + ") FROM STDIN WITH (ENCODING 'UTF8')",
              new ByteArrayInputStream(batch.bytes()),
              1 << 16);
    } catch (IOException e) {
      throw new SQLException("The connection was lost while copying.", e);
    }
  }
}
