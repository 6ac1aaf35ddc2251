package io.pinflow.benchmark.connect;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A table of orders as shops have them: 13 columns, a row of about 400 bytes as JSON. */
final class Orders {
  static final String TABLE = "orders";

  /** The same rows without a key. */
  static final String WITHOUT_KEY = "orders_without_a_key";

  private static final int ROWS_AT_ONCE = 500_000;

  private final Engine engine;

  Orders(Engine engine) {
    this.engine = engine;
  }

  /** Makes the table and so many rows, the same ones in every run. */
  void load(String url, String password, int rows) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, JdbcScan.USER, password);
        Statement statement = connection.createStatement()) {
      statement.execute(definition());
      for (int first = 1; first <= rows; first += ROWS_AT_ONCE) {
        statement.execute(insert(first, Math.min(rows, first + ROWS_AT_ONCE - 1)));
      }
      statement.execute(analyze() + TABLE);
    }
  }

  /** Makes a table of the same rows that has no key. */
  void copyWithoutKey(String url, String password) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, JdbcScan.USER, password);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE " + WITHOUT_KEY + " AS SELECT * FROM " + TABLE);
      statement.execute(analyze() + WITHOUT_KEY);
    }
  }

  private String analyze() {
    return engine == Engine.POSTGRES ? "VACUUM ANALYZE " : "ANALYZE TABLE ";
  }

  private String definition() {
    String time = engine == Engine.POSTGRES ? "timestamp(6)" : "DATETIME(6)";
    return String.format(
        "CREATE TABLE %s (id BIGINT PRIMARY KEY, customer_id INT NOT NULL, status VARCHAR(16) NOT NULL,"
            + " currency CHAR(3) NOT NULL, amount DECIMAL(12,2) NOT NULL, tax DECIMAL(12,2), quantity INT NOT NULL,"
            + " express BOOLEAN NOT NULL, created_at %s NOT NULL, updated_at %s, email VARCHAR(64) NOT NULL,"
            + " address VARCHAR(128) NOT NULL, note VARCHAR(160))",
        TABLE, time, time);
  }

  private String insert(int first, int last) {
    String numbers =
        engine == Engine.POSTGRES
            ? String.format("generate_series(%d::bigint, %d) seq", first, last)
            : String.format("seq_%d_to_%d", first, last);
    String time =
        engine == Engine.POSTGRES
            ? "timestamp '2024-01-01' + %s * interval '1 second' + interval '250 microsecond'"
            : "TIMESTAMP'2024-01-01 00:00:00' + INTERVAL (%s * 1000000 + 250) MICROSECOND";
    String digest = engine == Engine.POSTGRES ? "md5((seq + %d)::text)" : "MD5(seq + %d)";
    return "INSERT INTO "
        + TABLE
        + " SELECT seq, seq % 99991, CASE seq % 3 WHEN 0 THEN 'open' WHEN 1 THEN 'paid' ELSE 'returned' END, 'EUR',"
        + " (seq * 7919 % 10000000) / 100.0, CASE WHEN seq % 10 > 0 THEN (seq * 31 % 100000) / 100.0 END, 1 + seq % 9,"
        + " seq % 7 = 0, "
        + String.format(time, "seq")
        + ", CASE WHEN seq % 5 > 0 THEN "
        + String.format(time, "(seq + 86400)")
        + " END, concat('customer-', seq % 99991, '@example.com'), concat(seq % 300, ' ', "
        + String.format(digest, 0)
        + ", ' Street, Some City'), CASE WHEN seq % 4 > 0 THEN concat('Leave it at the door of ', "
        + String.format(digest, 1)
        + ") END FROM "
        + numbers;
  }
}
