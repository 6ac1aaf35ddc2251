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

/** Reads every column of every row by the getter of its type, streamed, and keeps nothing. */
final class JdbcScan implements Contender {
  static final String USER = "pinflow";
  static final String TABLE = "pinterest_data";

  private final Engine engine;
  private final String table;
  private final String url;
  private final String password;
  private final int rows;

  JdbcScan(Engine engine, String table, String url, String password, int rows) {
    this.engine = engine;
    this.table = table;
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
      try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + table)) {
        statement.setFetchSize(engine.scanFetchRows());
        try (ResultSet result = statement.executeQuery()) {
          return read(result);
        }
      }
    }
  }

  private Volume read(ResultSet result) throws SQLException {
    int[] types = types(result.getMetaData());
    long found = 0;
    long bytes = 0;
    while (result.next()) {
      for (int column = 0; column < types.length; column++) {
        bytes += size(result, column + 1, types[column]);
      }
      found++;
    }
    if (found != rows) {
      throw BenchmarkErrors.wrongCount("the scan missed rows", rows, found);
    }
    return new Volume(found, bytes);
  }

  private static int size(ResultSet result, int column, int type) throws SQLException {
    return switch (type) {
      case Types.INTEGER -> result.getInt(column) < 0 ? 0 : Integer.BYTES;
      case Types.BIGINT -> result.getLong(column) < 0 ? 0 : Long.BYTES;
      case Types.BIT, Types.BOOLEAN -> result.getBoolean(column) ? 1 : 0;
      case Types.NUMERIC, Types.DECIMAL -> result.getBigDecimal(column) == null ? 0 : Long.BYTES;
      case Types.TIMESTAMP -> result.getTimestamp(column) == null ? 0 : Long.BYTES;
      default -> text(result.getString(column));
    };
  }

  private static int text(String value) {
    return value == null ? 0 : value.length();
  }

  private static int[] types(ResultSetMetaData columns) throws SQLException {
    int[] types = new int[columns.getColumnCount()];
    for (int column = 0; column < types.length; column++) {
      types[column] = columns.getColumnType(column + 1);
    }
    return types;
  }
}
