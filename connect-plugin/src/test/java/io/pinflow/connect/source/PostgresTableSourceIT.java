package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The source over a real PostgreSQL. */
final class PostgresTableSourceIT extends TableSourceContract {
  private static PostgresServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @Override
  TestDatabase database() {
    return server;
  }

  @Override
  String columns() {
    return "\"index\" INT PRIMARY KEY, title TEXT, latitude REAL, \"timestamp\" TIMESTAMP";
  }

  @Override
  String retype(String table, String column, String type) {
    return "ALTER TABLE " + table + " ALTER " + column + " TYPE " + type;
  }

  @Override
  String permitNull(String table, String column, String type) {
    return "ALTER TABLE " + table + " ALTER " + column + " DROP NOT NULL";
  }

  @Override
  void lock(Connection locker, String table) throws SQLException {
    locker.setAutoCommit(false);
    try (Statement statement = locker.createStatement()) {
      statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
    }
  }

  @Override
  void waitUntilBlocked() {
    await().until(() -> isBlocked());
  }

  @Test
  void shouldCarryEveryTypeExactly() throws Exception {
    // Given
    server.run(
        "CREATE TYPE mood AS ENUM ('glad', 'sad')",
        "CREATE TABLE kinds (id BIGINT PRIMARY KEY, s SMALLINT, i INT, f REAL, d DOUBLE PRECISION, n NUMERIC, n2"
            + " NUMERIC(30,10), bo BOOLEAN, bits BIT(3), c CHAR(3), tx TEXT, j JSONB, m MOOD, by BYTEA, da DATE, ts"
            + " TIMESTAMP, ts0 TIMESTAMP(0), tz TIMESTAMPTZ, ti TIME, iv INTERVAL, u UUID, ar INT[], mo MONEY, ip INET)",
        "INSERT INTO kinds VALUES (9223372036854775807, -32768, -2147483648, -88.8298, 1e308, 'NaN',"
            + " 12345678901234567890.0123456789, TRUE, B'101', 'abc', E'\\u2026\\u00A0', '{\"a\": 1}', 'sad',"
            + " '\\xc301', 'infinity', '2021-03-28 01:30:00.1234', '2021-10-31 01:30:00', '2021-06-01 00:00:00.5+02',"
            + " '24:00:00', '1 day', '123e4567-e89b-12d3-a456-426655440000', '{1,NULL}', 1.5, '10.0.0.1')");

    // When
    Struct row = onlyRow("kinds");

    // Then
    assertThat(row.get("id")).isEqualTo(Long.MAX_VALUE);
    assertThat(row.get("s")).isEqualTo(Short.MIN_VALUE);
    assertThat(row.get("i")).isEqualTo(Integer.MIN_VALUE);
    assertThat(row.get("f")).isEqualTo(-88.8298f);
    assertThat(row.get("d")).isEqualTo(1e308);
    assertThat(row.get("n")).isEqualTo("NaN");
    assertThat(row.get("n2")).isEqualTo("12345678901234567890.0123456789");
    assertThat(row.get("bo")).isEqualTo(true);
    assertThat(row.get("bits")).isEqualTo("101");
    assertThat(row.get("c")).isEqualTo("abc");
    assertThat(row.get("tx")).isEqualTo("\u2026\u00A0");
    assertThat(row.get("j")).isEqualTo("{\"a\": 1}");
    assertThat(row.get("m")).isEqualTo("sad");
    assertThat(row.getBytes("by")).containsExactly(0xc3, 0x01);
    assertThat(row.get("da")).isEqualTo("infinity");
    assertThat(row.get("ts")).isEqualTo("2021-03-28 01:30:00.123400");
    assertThat(row.get("ts0")).isEqualTo("2021-10-31 01:30:00");
    assertThat(row.get("tz")).isEqualTo("2021-05-31 22:00:00.500000+00");
    assertThat(row.get("ti")).isEqualTo("24:00:00");
    assertThat(row.get("iv")).isEqualTo("1 day");
    assertThat(row.get("u")).isEqualTo("123e4567-e89b-12d3-a456-426655440000");
    assertThat(row.get("ar")).isEqualTo("{1,NULL}");
    assertThat(row.get("mo")).isEqualTo("$1.50");
    assertThat(row.get("ip")).isEqualTo("10.0.0.1");
  }

  @Test
  void shouldCarryNullsAndFixedDecimals() throws Exception {
    // Given
    server.run(
        "CREATE TABLE odd (id INT PRIMARY KEY, i INT, f REAL, s TEXT, n NUMERIC(5,2), free NUMERIC, b BYTEA, dn"
            + " TIMESTAMP, bc TIMESTAMP)",
        "INSERT INTO odd VALUES (1, NULL, NULL, NULL, 1.5, 1e3, NULL, NULL, '0044-03-15 12:00:00 BC')");

    // When
    Struct row = onlyRow("odd", "decimal.handling.mode", "precise");

    // Then
    for (String column : List.of("i", "f", "s", "b", "dn")) {
      assertThat(row.get(column)).as(column).isNull();
    }
    assertThat(row.get("n")).isEqualTo(new BigDecimal("1.50"));
    assertThat(row.get("free")).isEqualTo("1000");
    assertThat(row.get("bc")).isEqualTo("0044-03-15 12:00:00 BC");
  }

  /** To the driver a boolean and one bit are of one type, precision and scale. */
  @Test
  void shouldTellABitFromTheBooleanItWas() throws Exception {
    // Given
    server.run(
        "CREATE TABLE flags (id INT PRIMARY KEY, flag BOOLEAN)",
        "INSERT INTO flags VALUES (1, TRUE)");
    try (TaskHarness task = TaskHarness.start(properties("flags"))) {
      task.pollUntilCount(1);

      // When
      server.run(
          "ALTER TABLE flags ALTER flag TYPE BIT(1) USING CASE WHEN flag THEN B'1' ELSE B'0' END",
          "INSERT INTO flags VALUES (2, B'1')");
      task.pollUntilCount(2);

      // Then
      assertThat(task.records())
          .extracting(row -> ((Struct) row.value()).get("flag"))
          .containsExactly(true, "1");
    }
  }

  @Test
  void shouldReadATableOfAnotherSchema() throws Exception {
    server.run(
        "CREATE SCHEMA elsewhere",
        "CREATE TABLE elsewhere.pins (id INT PRIMARY KEY)",
        "INSERT INTO elsewhere.pins VALUES (7)");

    Struct row = onlyRow("elsewhere.pins", "topic.template", "${prefix}${schema}-${table}");

    assertThat(row.get("id")).isEqualTo(7);
  }

  @Test
  void shouldReportAnUnknownUser() {
    Map<String, String> properties = properties("any");
    properties.put("connection.user", "nobody");

    assertThat(problems(properties).get("connection.user"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("Cannot log in to the database as 'nobody'");
  }

  private static boolean isBlocked() throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) {
      return rows.next();
    }
  }

  @Override
  int connections() throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COUNT(*) FROM pg_stat_activity WHERE backend_type = 'client backend'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
