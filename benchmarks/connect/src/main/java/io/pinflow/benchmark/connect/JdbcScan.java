package io.pinflow.benchmark.connect;

import io.pinflow.benchmark.BenchmarkErrors;
import io.pinflow.benchmark.Contender;
import io.pinflow.benchmark.Volume;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;

/** Reads every column of every pin by the getter of its type, streamed, and keeps nothing. */
final class JdbcScan implements Contender {
  static final String USER = "pinflow";
  static final String TABLE = "pinterest_data";

  private final Engine engine;
  private final String url;
  private final String password;
  private final int rows;

  JdbcScan(Engine engine, String url, String password, int rows) {
    this.engine = engine;
    this.url = url;
    this.password = password;
    this.rows = rows;
  }

  @Override
  public String name() {
    return "JDBC scan, all columns";
  }

  @Override
  public Volume run() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, USER, password)) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + TABLE)) {
        statement.setFetchSize(engine.scanFetchRows());
        try (ResultSet result = statement.executeQuery()) {
          return read(result);
        }
      }
    }
  }

  private Volume read(ResultSet result) throws SQLException {
    boolean[] whole = wholeNumbers(result.getMetaData());
    long found = 0;
    long bytes = 0;
    while (result.next()) {
      for (int column = 0; column < whole.length; column++) {
        bytes += whole[column] ? number(result, column + 1) : text(result, column + 1);
      }
      found++;
    }
    if (found != rows) {
      throw BenchmarkErrors.wrongCount("the scan missed rows", rows, found);
    }
    return new Volume(found, bytes);
  }

  private static int number(ResultSet result, int column) throws SQLException {
    return result.getInt(column) < 0 ? 0 : Integer.BYTES;
  }

  private static int text(ResultSet result, int column) throws SQLException {
    String value = result.getString(column);
    return value == null ? 0 : value.length();
  }

  private static boolean[] wholeNumbers(ResultSetMetaData columns) throws SQLException {
    boolean[] whole = new boolean[columns.getColumnCount()];
    for (int column = 0; column < whole.length; column++) {
      whole[column] = columns.getColumnType(column + 1) == Types.INTEGER;
    }
    return whole;
  }
}
