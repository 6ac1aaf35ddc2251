package io.pinflow.emulator.database;

import io.pinflow.emulator.Column;
import io.pinflow.emulator.EmulatorErrors;
import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * MariaDB and MySQL: rows go in by LOAD DATA LOCAL, which is the fastest way they have. It would
 * turn values that do not fit into others with no more than a warning, so any warning but that of a
 * key already there is an error here.
 */
final class MariaDbDialect implements Dialect {
  private static final int DUPLICATE_KEY = 1062;

  @Override
  public void prepare(Connection connection, RawTable table)
      throws SQLException, EmulatorException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION max_error_count = 65535");
      try (ResultSet result = statement.executeQuery("SELECT @@GLOBAL.local_infile")) {
        result.next();
        if (result.getInt(1) == 0) {
          throw EmulatorErrors.localInfileOff();
        }
      }
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
                ", PRIMARY KEY (" + quoted(table.key().name()) + ")) CHARACTER SET utf8mb4"));
  }

  private String definition(Column column) {
    return quoted(column.name())
        + switch (column.type()) {
          case TEXT -> " TEXT";
          case INTEGER -> " INT";
          case FLOAT -> " FLOAT";
          case TIME -> " DATETIME";
        };
  }

  @Override
  public String quoted(String name) {
    return "`" + name + "`";
  }

  @Override
  public String selectOne(RawTable table) {
    return "SELECT * FROM " + quoted(table.tableName()) + " LIMIT ?, 1";
  }

  @Override
  public String insertOne(RawTable table) {
    String key = quoted(table.key().name());
    return insertInto(table) + " ON DUPLICATE KEY UPDATE " + key + " = " + key;
  }

  @Override
  public long insert(Connection connection, RawTable table, Batch batch)
      throws SQLException, EmulatorException {
    try (Statement statement = connection.createStatement()) {
      statement
          .unwrap(org.mariadb.jdbc.Statement.class)
          .setLocalInfileInputStream(new ByteArrayInputStream(batch.bytes()));
      long inserted = statement.executeLargeUpdate(loadData(table));
      if (inserted != batch.rows()) {
        requireOnlyDuplicates(statement, table);
      } else {
        requireNoWarnings(statement, table);
      }
      return inserted;
    }
  }

  private String loadData(RawTable table) {
    return table.columns().stream()
        .map(column -> quoted(column.name()))
        .collect(
            Collectors.joining(
                ", ",
                "LOAD DATA LOCAL INFILE 'rows' IGNORE INTO TABLE "
                    + quoted(table.tableName())
                    + " CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\'"
                    + " LINES TERMINATED BY '\\n' (",
                ")"));
  }

  private static void requireNoWarnings(Statement statement, RawTable table)
      throws SQLException, EmulatorException {
    try (ResultSet count = statement.executeQuery("SELECT @@warning_count")) {
      count.next();
      if (count.getLong(1) == 0) {
        return;
      }
    }
    requireOnlyDuplicates(statement, table);
  }

  private static void requireOnlyDuplicates(Statement statement, RawTable table)
      throws SQLException, EmulatorException {
    try (ResultSet warnings = statement.executeQuery("SHOW WARNINGS")) {
      while (warnings.next()) {
        if (warnings.getInt("Code") != DUPLICATE_KEY) {
          throw EmulatorErrors.changed(table, warnings.getString("Message"));
        }
      }
    }
  }
}
