package io.pinflow.connect.source;

import static io.pinflow.connect.source.RandomValues.date;
import static io.pinflow.connect.source.RandomValues.dateTime;
import static io.pinflow.connect.source.RandomValues.decimal;
import static io.pinflow.connect.source.RandomValues.doubled;
import static io.pinflow.connect.source.RandomValues.floating;
import static io.pinflow.connect.source.RandomValues.hexadecimal;
import static io.pinflow.connect.source.RandomValues.instant;
import static io.pinflow.connect.source.RandomValues.text;
import static io.pinflow.connect.source.RandomValues.time;
import static io.pinflow.connect.source.RandomValues.unsigned;
import static io.pinflow.connect.source.RandomValues.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every type of MariaDB, in a JVM whose zone has summer time and on a server whose zone is yet
 * another one.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class MariaDbTypesIT {
  /** Dates that no calendar knows may be written; anything else wrong is refused. */
  private static final String WRITING =
      "SET SESSION sql_mode = 'STRICT_ALL_TABLES,ALLOW_INVALID_DATES', time_zone = '+00:00'";

  private static final String SESSION_IN_UTC = "SET SESSION time_zone = '+00:00'";
  private static final String AS_TEXT = "HEX(CONVERT(v USING utf8mb4))";
  private static final String AS_TIME =
      "IF(v LIKE '%.%', TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM v)), CAST(v AS CHAR))";

  private static MariaDbServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = MariaDbServer.start();
    server.run("SET GLOBAL time_zone = '-03:30'");
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @Test
  void shouldDeliverEveryValueAsTheServerSaysIt() throws Exception {
    long seed = Long.getLong("pinflow.test.seed", System.nanoTime());
    TypeCorpus corpus = new TypeCorpus(new Random(seed));
    addNumbers(corpus);
    addTimes(corpus);
    addTexts(corpus);

    new TypeRoundTrip(server, properties()).verify(corpus, seed, WRITING, SESSION_IN_UTC);
  }

  @Test
  void shouldDeliverGeometriesThatTheServerReadsBack() throws Exception {
    // Given
    List<String> geometries =
        List.of(
            "POINT(0.1 -1e300)",
            "POINT(-0.0 1e15)",
            "POINT(-5000000000 999999999999999)",
            "LINESTRING(0 0,1.5 1,-2 3)",
            "POLYGON((0 0,9 0,9 9,0 0),(1 1,2 1,2 2,1 1))",
            "MULTIPOINT(1 2,3 4)",
            "MULTILINESTRING((0 0,1 1),(2 2,3 3))",
            "MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))",
            "GEOMETRYCOLLECTION(POINT(1 2),GEOMETRYCOLLECTION(LINESTRING(0 0,1 1)))",
            "GEOMETRYCOLLECTION EMPTY");
    server.run("CREATE TABLE shapes (id INT PRIMARY KEY AUTO_INCREMENT, g GEOMETRY, p POINT)");
    for (String geometry : geometries) {
      server.run("INSERT INTO shapes (g) VALUES (ST_GeomFromText('" + geometry + "'))");
    }
    server.run("INSERT INTO shapes (p) VALUES (ST_GeomFromText('POINT(1 2)', 4326))");

    // When
    List<SourceRecord> rows = deliver("shapes", geometries.size() + 1);

    // Then
    for (SourceRecord row : rows.subList(0, geometries.size())) {
      assertReadsBack((Struct) row.value());
    }
    Struct last = (Struct) rows.get(geometries.size()).value();
    assertThat(((Struct) rows.get(0).value()).get("g")).isEqualTo("POINT(0.1 -1.0E300)");
    assertThat(last.get("g")).isNull();
    // MySQL reads the latitude first, and keeps the longitude first.
    assertThat(last.get("p"))
        .isEqualTo(MariaDbServer.isMySql() ? "SRID=4326;POINT(2 1)" : "SRID=4326;POINT(1 2)");
  }

  @Test
  void shouldCarryAFloatWithoutNoise() throws Exception {
    server.run(
        "CREATE TABLE floats (id INT PRIMARY KEY, f FLOAT)", "INSERT INTO floats VALUES (1, 0.1)");
    JsonConverter json = new JsonConverter();
    json.configure(Map.of("schemas.enable", "false"), false);

    SourceRecord row = deliver("floats", 1).get(0);

    assertThat(json.fromConnectData("t", row.valueSchema(), row.value()))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"id\":1,\"f\":0.1}");
  }

  @Test
  void shouldDeliverBothHoursOfTheNightSummerTimeEnds() throws Exception {
    server.run(
        "SET SESSION time_zone = '+00:00'",
        "CREATE TABLE nights (id INT PRIMARY KEY, t TIMESTAMP, d DATETIME)",
        "INSERT INTO nights VALUES (1, '2021-10-31 00:30:00', '2021-10-31 01:30:00'),"
            + " (2, '2021-10-31 01:30:00', '2021-03-28 01:30:00')");

    List<SourceRecord> rows = deliver("nights", 2);

    assertThat(rows)
        .extracting(row -> ((Struct) row.value()).get("t"))
        .containsExactly("2021-10-31 00:30:00", "2021-10-31 01:30:00");
    assertThat(rows)
        .extracting(row -> ((Struct) row.value()).get("d"))
        .containsExactly("2021-10-31 01:30:00", "2021-03-28 01:30:00");
  }

  @Test
  void shouldFollowThePolicyOfZeroDates() throws Exception {
    // Given
    server.run(
        "SET SESSION sql_mode = ''",
        "CREATE TABLE zeros (id INT PRIMARY KEY, a DATE NOT NULL, b DATETIME(6) NOT NULL, c TIMESTAMP(3) NOT NULL, d DATE"
            + " NOT NULL)",
        "INSERT INTO zeros VALUES (1, '0000-00-00', '2020-00-10 01:02:03', '0000-00-00', '2020-10-00'),"
            + " (2, '2020-02-29', '2020-02-29 00:00:00', '2020-02-29 00:00:00', '2020-02-29')");

    // When
    List<SourceRecord> rows =
        deliver(
            "zeros",
            2,
            "zero.date.handling",
            "null",
            "column.zero.date.handling",
            "zeros.c:epoch,pinflow.zeros.b:text,zeros.d:text");
    Struct epochs = (Struct) deliver("zeros", 1, "zero.date.handling", "epoch").get(0).value();

    // Then
    Struct zero = (Struct) rows.get(0).value();
    assertThat(zero.get("a")).isNull();
    assertThat(zero.get("b")).isNull();
    assertThat(zero.get("c")).isEqualTo("1970-01-01 00:00:00");
    assertThat(zero.get("d")).isEqualTo("2020-10-00");
    assertThat(zero.schema().field("a").schema()).isEqualTo(Schema.OPTIONAL_STRING_SCHEMA);
    assertThat(zero.schema().field("d").schema()).isEqualTo(Schema.STRING_SCHEMA);
    assertThat(((Struct) rows.get(1).value()).get("a")).isEqualTo("2020-02-29");
    assertThat(epochs.get("a")).isEqualTo("1970-01-01");
    assertThat(epochs.get("d")).isEqualTo("1970-01-01");
    assertThatThrownBy(() -> deliver("zeros", 1, "zero.date.handling", "fail"))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("column 'a' (date) of table 'zeros' in the row at key ")
        .hasMessageContaining("column.zero.date.handling")
        .hasMessageNotContaining("0000");
  }

  private static void assertReadsBack(Struct row) throws SQLException {
    String sql = "SELECT HEX(g), HEX(ST_GeomFromText(?)) FROM shapes WHERE id = ?";
    try (Connection connection = server.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, row.getString("g"));
      statement.setInt(2, row.getInt32("id"));
      try (ResultSet said = statement.executeQuery()) {
        assertThat(said.next()).isTrue();
        assertThat(said.getString(2)).as(row.getString("g")).isEqualTo(said.getString(1));
      }
    }
  }

  private static void addNumbers(TypeCorpus corpus) {
    addWhole(corpus, "TINYINT", 7);
    addWhole(corpus, "SMALLINT", 15);
    addWhole(corpus, "MEDIUMINT", 23);
    addWhole(corpus, "INT", 31);
    addWhole(corpus, "BIGINT", 63);
    String exact = "CAST(v AS CHAR)";
    corpus.add(
        "DECIMAL(65,30)",
        exact,
        Object::toString,
        decimal(65, 30),
        "0",
        "-99999999999999999999999999999999999.999999999999999999999999999999",
        "0.000000000000000000000000000001");
    corpus.add("DECIMAL(5,2)", exact, Object::toString, decimal(5, 2), "-999.99", "0", "0.01");
    corpus.add("DECIMAL(20,0)", exact, Object::toString, decimal(20, 0), "-1", "0");
    corpus.addParsed(
        "FLOAT",
        "CAST(CAST(v AS DOUBLE) AS CHAR)",
        Float::valueOf,
        value -> value,
        floating(),
        "0",
        "-88.8298",
        "16777215",
        "3.4028234e38",
        "-1.17549435e-38");
    corpus.addParsed(
        "DOUBLE",
        "CAST(v AS CHAR)",
        Double::valueOf,
        value -> value,
        doubled(),
        "0",
        "-1.7976931348623157e308",
        "2.2250738585072014e-308",
        "0.1");
    for (int bits : new int[] {1, 2, 8, 9, 31, 32, 33, 63, 64}) {
      corpus.add(
          "BIT(" + bits + ")",
          "CAST(CAST(v AS UNSIGNED) AS CHAR)",
          value -> value instanceof Boolean ? ((Boolean) value ? "1" : "0") : value.toString(),
          unsigned(bits),
          "0",
          "1",
          BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE).toString());
    }
    corpus.add(
        "YEAR",
        "CAST(v + 0 AS CHAR)",
        Object::toString,
        random -> Integer.toString(1901 + random.nextInt(255)),
        "0",
        "1901",
        "2155");
  }

  private static void addWhole(TypeCorpus corpus, String type, int bits) {
    String max = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE).toString();
    String min = BigInteger.ONE.shiftLeft(bits).negate().toString();
    String all = BigInteger.ONE.shiftLeft(bits + 1).subtract(BigInteger.ONE).toString();
    String saying = "CAST(v AS CHAR)";
    corpus.add(type, saying, Object::toString, whole(bits), min, max, "0", "-1");
    corpus.add(type + " UNSIGNED", saying, Object::toString, unsigned(bits + 1), "0", max, all);
  }

  private static void addTimes(TypeCorpus corpus) {
    corpus.add(
        "DATE",
        "CAST(v AS CHAR)",
        Object::toString,
        date(),
        "'0000-00-00'",
        "'0000-01-01'",
        "'1000-01-01'",
        "'9999-12-31'",
        "'2020-00-10'",
        "'2020-10-00'",
        "'0000-10-10'",
        "'2021-02-31'");
    for (int digits = 0; digits <= 6; digits++) {
      String end = digits == 0 ? "" : "." + "999999".substring(0, digits);
      String first = digits == 0 ? "" : "." + "000001".substring(6 - digits);
      corpus.add(
          "DATETIME(" + digits + ")",
          AS_TIME,
          MariaDbTypesIT::shortTime,
          dateTime(digits),
          "'0000-00-00 00:00:00'",
          "'1000-01-01 00:00:00'",
          "'9999-12-31 23:59:59" + end + "'",
          "'2021-03-28 01:30:00" + first + "'",
          "'2021-10-31 01:30:00" + first + "'",
          "'2020-00-10 23:59:59" + first + "'",
          "'2021-02-31 00:00:00" + first + "'");
      corpus.add(
          "TIMESTAMP(" + digits + ") NULL",
          AS_TIME,
          MariaDbTypesIT::shortTime,
          instant(digits),
          "'1970-01-01 00:00:01'",
          "'2038-01-19 03:14:07" + end + "'",
          "'2021-10-31 00:30:00'",
          "'2021-10-31 01:30:00'",
          "'2021-03-28 01:00:00" + first + "'");
      String endOfTime = MariaDbServer.isMySql() ? "" : end;
      corpus.add(
          "TIME(" + digits + ")",
          AS_TIME,
          MariaDbTypesIT::shortTime,
          time(839, digits),
          "'-838:59:59" + endOfTime + "'",
          "'838:59:59" + endOfTime + "'",
          "'00:00:00'",
          "'00:00:00" + first + "'",
          "'-00:00:01" + first + "'",
          "'24:00:00'",
          "'100:00:00" + first + "'");
    }
  }

  private static void addTexts(TypeCorpus corpus) {
    for (String type :
        List.of(
            "CHAR(60)",
            "VARCHAR(60)",
            "TINYTEXT",
            "TEXT",
            "MEDIUMTEXT",
            "LONGTEXT",
            "VARCHAR(60) CHARACTER SET utf16",
            "VARCHAR(60) COLLATE utf8mb4_bin")) {
      corpus.add(type, AS_TEXT, MariaDbTypesIT::utf8, text(30), "''", "'😀 \\\\ \\'\\n'");
    }
    corpus.add("TEXT CHARACTER SET latin1", AS_TEXT, MariaDbTypesIT::utf8, r -> "'é€'", "''");
    for (String type : List.of("VARBINARY(20)", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB")) {
      corpus.add(type, "HEX(v)", MariaDbTypesIT::bytes, MariaDbTypesIT::binary, "''", "x'00ff'");
    }
    corpus.add("BINARY(20)", "HEX(v)", MariaDbTypesIT::bytes, MariaDbTypesIT::binary, "''");
    corpus.add("ENUM('x','ü')", AS_TEXT, MariaDbTypesIT::utf8, random -> "'ü'", "'x'");
    corpus.add("SET('p','q')", AS_TEXT, MariaDbTypesIT::utf8, random -> "'p,q'", "''", "'q'");
    corpus.add("JSON", AS_TEXT, MariaDbTypesIT::utf8, random -> "'{\"a\": [1, \"é\"]}'", "'null'");
    if (!MariaDbServer.isMySql()) {
      addTypesOfMariaDb(corpus);
    }
  }

  private static void addTypesOfMariaDb(TypeCorpus corpus) {
    Function<Random, String> uuid =
        random ->
            "'" + UUID.nameUUIDFromBytes(binary(random).getBytes(StandardCharsets.UTF_8)) + "'";
    corpus.add("UUID", "CAST(v AS CHAR)", Object::toString, uuid, "'" + new UUID(0, 0) + "'");
    corpus.add(
        "INET4",
        "CAST(v AS CHAR)",
        Object::toString,
        random -> "'10." + random.nextInt(256) + ".0.1'",
        "'0.0.0.0'",
        "'255.255.255.255'");
    corpus.add(
        "INET6",
        "CAST(v AS CHAR)",
        Object::toString,
        random -> "'fe80::" + Integer.toHexString(1 + random.nextInt(65_535)) + "'",
        "'::'",
        "'::ffff:1.2.3.4'",
        "'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'");
  }

  private static String binary(Random random) {
    return "x'" + hexadecimal(random, 20) + "'";
  }

  private static String bytes(Object value) {
    return hexadecimal((byte[]) value).toUpperCase(Locale.ROOT);
  }

  private static String utf8(Object value) {
    return bytes(((String) value).getBytes(StandardCharsets.UTF_8));
  }

  /** Without the zeros at the end of a fraction. */
  private static String shortTime(Object value) {
    String text = (String) value;
    return text.contains(".") ? text.replaceAll("0+$", "") : text;
  }

  private List<SourceRecord> deliver(String table, int count, String... settings) throws Exception {
    Map<String, String> properties = properties();
    properties.put("tables", table);
    for (int i = 0; i < settings.length; i += 2) {
      properties.put(settings[i], settings[i + 1]);
    }
    try (TaskHarness task = TaskHarness.start(properties)) {
      return List.copyOf(task.pollUntilCount(count));
    }
  }

  private static Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    properties.put("connection.url", server.url());
    properties.put("connection.user", server.user());
    properties.put("connection.password", server.password());
    properties.put("topic.prefix", "t.");
    return properties;
  }
}
