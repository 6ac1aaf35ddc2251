package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The source over a real MariaDB. */
final class MariaDbTableSourceIT extends TableSourceContract {
  private static MariaDbServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = MariaDbServer.start();
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
    return "`index` INT PRIMARY KEY, title VARCHAR(268), latitude FLOAT, `timestamp` DATETIME";
  }

  @Override
  String retype(String table, String column, String type) {
    return "ALTER TABLE " + table + " MODIFY " + column + " " + type;
  }

  @Override
  String permitNull(String table, String column, String type) {
    return "ALTER TABLE " + table + " MODIFY " + column + " " + type + " NULL";
  }

  @Override
  void lock(Connection locker, String table) throws SQLException {
    try (Statement statement = locker.createStatement()) {
      statement.execute("LOCK TABLES " + table + " WRITE");
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
        "SET GLOBAL sql_mode = ''",
        "CREATE TABLE kinds (id BIGINT UNSIGNED PRIMARY KEY, t TINYINT(1), ut TINYINT UNSIGNED, s SMALLINT, us SMALLINT"
            + " UNSIGNED, m MEDIUMINT, i INT, ui INT UNSIGNED, b BIGINT, f FLOAT, d DOUBLE, n DECIMAL(30,10), bo"
            + " BOOLEAN, b1 BIT(1), b16 BIT(16), b64 BIT(64), c CHAR(3), tx LONGTEXT, j JSON, e ENUM('x','y'), st"
            + " SET('p','q'), bi BINARY(2), bl BLOB, da DATE, dt DATETIME, dt6 DATETIME(6), ts TIMESTAMP(3), ti TIME(1),"
            + " y YEAR, u "
            + (MariaDbServer.isMySql() ? "CHAR(36)" : "UUID")
            + ", g GEOMETRY)",
        "INSERT INTO kinds VALUES (18446744073709551615, -1, 255, -32768, 65535, -8388608, -2147483648, 4294967295,"
            + " -9223372036854775808, 16777216, 1e308, 12345678901234567890.0123456789, TRUE, 1, 65535,"
            + " 18446744073709551615, 'abc', '', '{\"a\": 1}', 'y', 'p,q', x'00ff', x'c301', '2020-02-29', '2021-03-28"
            + " 01:30:00', '2021-10-31 01:30:00.123400', '2021-06-01 00:00:00.5', '-838:59:58.5', 2026,"
            + " '123e4567-e89b-12d3-a456-426655440000', POINT(1, 2))");

    // When
    Struct row = onlyRow("kinds");

    // Then
    assertThat(row.get("id")).isEqualTo("18446744073709551615");
    assertThat(row.get("t")).isEqualTo((byte) -1);
    assertThat(row.get("ut")).isEqualTo((short) 255);
    assertThat(row.get("s")).isEqualTo(Short.MIN_VALUE);
    assertThat(row.get("us")).isEqualTo(65_535);
    assertThat(row.get("m")).isEqualTo(-8_388_608);
    assertThat(row.get("i")).isEqualTo(Integer.MIN_VALUE);
    assertThat(row.get("ui")).isEqualTo(4_294_967_295L);
    assertThat(row.get("b")).isEqualTo(Long.MIN_VALUE);
    assertThat(row.get("f")).isEqualTo(16_777_216f);
    assertThat(row.get("d")).isEqualTo(1e308);
    assertThat(row.get("n")).isEqualTo("12345678901234567890.0123456789");
    assertThat(row.get("bo")).isEqualTo((byte) 1);
    assertThat(row.get("b1")).isEqualTo(true);
    assertThat(row.get("b16")).isEqualTo(65_535L);
    assertThat(row.get("b64")).isEqualTo("18446744073709551615");
    assertThat(row.get("c")).isEqualTo("abc");
    assertThat(row.get("tx")).isEqualTo("");
    assertThat(row.get("j")).isEqualTo("{\"a\": 1}");
    assertThat(row.get("e")).isEqualTo("y");
    assertThat(row.get("st")).isEqualTo("p,q");
    assertThat(row.getBytes("bi")).containsExactly(0, 0xff);
    assertThat(row.getBytes("bl")).containsExactly(0xc3, 0x01);
    assertThat(row.get("da")).isEqualTo("2020-02-29");
    assertThat(row.get("dt")).isEqualTo("2021-03-28 01:30:00");
    assertThat(row.get("dt6")).isEqualTo("2021-10-31 01:30:00.123400");
    assertThat(row.get("ts")).isEqualTo("2021-06-01 00:00:00.500000");
    assertThat(row.get("ti")).isEqualTo("-838:59:58.500000");
    assertThat(row.get("y")).isEqualTo(2026);
    assertThat(row.get("u")).isEqualTo("123e4567-e89b-12d3-a456-426655440000");
    assertThat(row.schema().field("g")).isNotNull();
    assertThat(row.get("g")).isNotNull();
  }

  @Test
  void shouldCarryNullsAndDatesNoCalendarKnows() throws Exception {
    // Given
    server.run(
        "SET GLOBAL sql_mode = ''",
        "CREATE TABLE odd (id INT PRIMARY KEY, i INT, f FLOAT, s TEXT, n DECIMAL(5,2), b BLOB, b1 BIT(1), dn DATETIME,"
            + " zero DATETIME NOT NULL, midnight DATETIME, zero_date DATE NOT NULL, part DATETIME)",
        "INSERT INTO odd VALUES (1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '0000-00-00', '2020-01-01 00:00:00',"
            + " '0000-00-00', '2020-00-10 01:02:03')");

    // When
    Struct row = onlyRow("odd", "decimal.handling.mode", "precise");

    // Then
    for (String column : List.of("i", "f", "s", "n", "b", "b1", "dn")) {
      assertThat(row.get(column)).as(column).isNull();
    }
    assertThat(row.get("zero")).isEqualTo("0000-00-00 00:00:00");
    assertThat(row.get("midnight")).isEqualTo("2020-01-01 00:00:00");
    assertThat(row.get("zero_date")).isEqualTo("0000-00-00");
    assertThat(row.get("part")).isEqualTo("2020-00-10 01:02:03");
  }

  @Test
  void shouldCarryExactDecimalsAsDecimalsWhenAsked() throws Exception {
    server.run(
        "CREATE TABLE money (id BIGINT UNSIGNED PRIMARY KEY, n DECIMAL(30,10))",
        "INSERT INTO money VALUES (18446744073709551615, 1.5)");

    Struct row = onlyRow("money", "decimal.handling.mode", "precise");

    assertThat(row.get("n")).isEqualTo(new BigDecimal("1.5000000000"));
    assertThat(row.get("id")).isEqualTo(new BigDecimal("18446744073709551615"));
  }

  @Test
  void shouldResumeAfterAnUnsignedKey() throws Exception {
    // Given
    server.run(
        "CREATE TABLE unsigned_keys (id BIGINT UNSIGNED PRIMARY KEY)",
        "INSERT INTO unsigned_keys VALUES (9), (18446744073709551614)");
    try (TaskHarness first = TaskHarness.start(properties("unsigned_keys"))) {
      first.pollUntilCount(2);
      server.run("INSERT INTO unsigned_keys VALUES (18446744073709551615)");

      // When
      try (TaskHarness second = first.startNext()) {
        second.pollUntilCount(1);

        // Then
        assertThat(keys(second.records(), "t.unsigned_keys"))
            .containsExactly("18446744073709551615");
      }
    }
  }

  @Test
  void shouldWriteInstantsInUtcWhateverTheServersZone() throws Exception {
    // Given
    server.run("SET GLOBAL time_zone = '+02:00'");
    try {
      server.run(
          "CREATE TABLE zoned (id INT PRIMARY KEY, instant TIMESTAMP, local DATETIME)",
          "INSERT INTO zoned VALUES (1, '2021-06-01 12:00:00', '2021-06-01 12:00:00')");

      // When
      Struct row = onlyRow("zoned");

      // Then
      assertThat(row.get("instant")).isEqualTo("2021-06-01 10:00:00");
      assertThat(row.get("local")).isEqualTo("2021-06-01 12:00:00");
    } finally {
      server.run("SET GLOBAL time_zone = 'SYSTEM'");
    }
  }

  @Test
  void shouldServeMySqlUrls() throws Exception {
    createTable("by_mysql_url", 1);

    Struct row =
        onlyRow(
            "by_mysql_url", "connection.url", server.url().replace("jdbc:mariadb:", "jdbc:mysql:"));

    assertThat(row.get("index")).isEqualTo(0);
  }

  @Test
  void shouldSayThatMySqlTakesAPasswordOverTlsOnly() throws Exception {
    assumeTrue(MariaDbServer.isMySql(), "MariaDB takes it anyhow; -Dpinflow.mysqld names a MySQL");
    server.run(
        "CREATE USER sha@localhost IDENTIFIED BY 'never-sent'",
        "GRANT SELECT ON pinflow.* TO sha@localhost");
    createTable("encrypted", 2);
    Map<String, String> properties = properties("encrypted");
    properties.put("connection.url", server.url().replaceAll("\\?.*", ""));
    properties.put("connection.user", "sha");
    properties.put("connection.password", "never-sent");
    properties.put("failure.grace.ms", "0");

    List<String> problems = problems(properties).get("connection.tls");
    Throwable failure = catchThrowable(() -> TaskHarness.start(properties).poll());

    assertThat(problems)
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("as 'sha' without TLS", "Set connection.tls");
    assertThat(failure)
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("Set connection.tls")
        .hasMessageNotContaining("never-sent");
    properties.put("connection.tls", "require");
    assertThat(problems(properties)).isEmpty();
    try (TaskHarness task = TaskHarness.start(properties)) {
      assertThat(task.pollUntilCount(2)).hasSize(2);
    }
  }

  @Test
  void shouldRefuseAWrongPasswordWithoutRepeatingIt() throws Exception {
    // Given
    server.run(
        "CREATE USER reader@localhost IDENTIFIED BY 'right-one'",
        "GRANT SELECT ON pinflow.* TO reader@localhost");
    createTable("guarded", 1);
    Map<String, String> properties = properties("guarded");
    properties.put("connection.user", "reader");
    properties.put("connection.password", "wrong-one");
    properties.put("failure.grace.ms", "0");

    // When
    List<String> problems = problems(properties).get("connection.user");
    Throwable failure = catchThrowable(() -> TaskHarness.start(properties).poll());

    // Then
    assertThat(problems)
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("Cannot log in to the database as 'reader'")
        .doesNotContain("wrong-one");
    assertThat(failure)
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("Check connection.user and connection.password")
        .hasMessageNotContaining("wrong-one");
    assertThat(onlyRow("guarded", "connection.user", "reader", "connection.password", "right-one"))
        .isNotNull();
  }

  @Test
  void shouldNeedNoMoreThanSelect() throws Exception {
    server.run("CREATE USER one@localhost IDENTIFIED BY 'table'");
    createTable("granted", 1);
    createTable("denied", 1);
    server.run("GRANT SELECT ON pinflow.granted TO one@localhost");
    Map<String, String> properties = properties("granted,denied");
    properties.put("connection.user", "one");
    properties.put("connection.password", "table");

    assertThat(problems(properties).get("tables"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("Cannot read table 'denied'")
        .contains("SELECT command denied");
  }

  private static boolean isBlocked() throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT 1 FROM information_schema.processlist WHERE state LIKE 'Waiting for table metadata lock'")) {
      return rows.next();
    }
  }

  @Override
  int connections() throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COUNT(*) FROM information_schema.processlist WHERE user <> 'system user'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
