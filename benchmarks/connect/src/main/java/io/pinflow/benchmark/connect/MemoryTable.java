package io.pinflow.benchmark.connect;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables that are hard on a small heap. */
enum MemoryTable {
  LONG("long_table", "rows", "number INT NOT NULL, word VARCHAR(32)", 1_000_000),
  LARGE("large_values", "values of 1 MB", "content %s NOT NULL", 50);

  private final String title;
  private final String content;
  private final String columns;
  private final int rowsAtOnce;

  MemoryTable(String title, String content, String columns, int rowsAtOnce) {
    this.title = title;
    this.content = content;
    this.columns = columns;
    this.rowsAtOnce = rowsAtOnce;
  }

  /** Its name, and its topic's. */
  String title() {
    return title;
  }

  /** What it has many of. */
  String content() {
    return content;
  }

  void load(Engine engine, String url, String password, int rows) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, JdbcScan.USER, password);
        Statement statement = connection.createStatement()) {
      String type = engine == Engine.POSTGRES ? "text" : "LONGTEXT";
      statement.execute(
          String.format("CREATE TABLE %s (id BIGINT PRIMARY KEY, " + columns + ")", title, type));
      for (int first = 1; first <= rows; first += rowsAtOnce) {
        statement.execute(insert(engine, first, Math.min(rows, first + rowsAtOnce - 1)));
      }
    }
  }

  private String insert(Engine engine, int first, int last) {
    String numbers =
        engine == Engine.POSTGRES
            ? String.format("generate_series(%d::bigint, %d) seq", first, last)
            : String.format("seq_%d_to_%d", first, last);
    String digits = engine == Engine.POSTGRES ? "seq::text" : "seq";
    String values =
        this == LONG ? "seq % 1000, concat('word ', seq)" : "repeat(md5(" + digits + "), 31250)";
    return "INSERT INTO " + title + " SELECT seq, " + values + " FROM " + numbers;
  }
}
