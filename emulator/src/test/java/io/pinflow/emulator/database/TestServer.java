package io.pinflow.emulator.database;

import io.pinflow.emulator.RawTable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A real database server of a test. */
interface TestServer extends AutoCloseable {
  String url();

  String user();

  String password();

  @Override
  void close() throws IOException;

  default Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), user(), password());
  }

  /** All rows of a table as the database's own text, in key order. */
  default List<List<String>> stored(RawTable table) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT * FROM " + table.tableName() + " ORDER BY 1")) {
      while (result.next()) {
        rows.add(row(result, table.columns().size()));
      }
    }
    return rows;
  }

  private static List<String> row(ResultSet result, int columns) throws SQLException {
    List<String> row = new ArrayList<>();
    for (int column = 1; column <= columns; column++) {
      row.add(String.valueOf(result.getString(column)));
    }
    return row;
  }
}
