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

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every type of PostgreSQL, in a JVM whose zone has summer time and on a database whose sessions
 * are told another zone and other ways of writing.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class PostgresTypesIT {
  private static final String EXACT_SESSION = "SET TIME ZONE 'UTC'; SET extra_float_digits = 3";

  /** The text of the type's own output function; a cast of char(n) would cut its blanks off. */
  private static final String AS_TEXT =
      "CASE WHEN v IS DISTINCT FROM NULL THEN format('%s', v) END";

  private static PostgresServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = PostgresServer.start();
    server.run(
        "ALTER DATABASE postgres SET TIME ZONE 'America/St_Johns'",
        "ALTER DATABASE postgres SET DateStyle = 'German'",
        "ALTER DATABASE postgres SET extra_float_digits = -5",
        "CREATE EXTENSION hstore",
        "CREATE DOMAIN age AS INT",
        "CREATE TYPE mood AS ENUM ('glad', 'sad')",
        "CREATE TYPE pair AS (a INT, b TEXT)");
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
    addComposed(corpus);

    new TypeRoundTrip(server, properties()).verify(corpus, seed, EXACT_SESSION, EXACT_SESSION);
  }

  @Test
  void shouldDeliverBothHoursOfTheNightSummerTimeEnds() throws Exception {
    server.run(
        "CREATE TABLE nights (id INT PRIMARY KEY, t TIMESTAMPTZ, d TIMESTAMP)",
        "INSERT INTO nights VALUES (1, '2021-10-31 00:30:00+00', '2021-10-31 01:30:00'),"
            + " (2, '2021-10-31 01:30:00+00', '2021-03-28 01:30:00')");

    List<SourceRecord> rows = deliver("nights", 2);

    assertThat(rows)
        .extracting(row -> ((Struct) row.value()).get("t"))
        .containsExactly("2021-10-31 00:30:00+00", "2021-10-31 01:30:00+00");
    assertThat(rows)
        .extracting(row -> ((Struct) row.value()).get("d"))
        .containsExactly("2021-10-31 01:30:00", "2021-03-28 01:30:00");
  }

  @Test
  void shouldFollowThePolicyOfValuesItsSchemaCannotCarry() throws Exception {
    // Given
    server.run(
        "CREATE TABLE numbers_without_value (id INT PRIMARY KEY, a NUMERIC(5,2) NOT NULL, b NUMERIC(5,2))",
        "INSERT INTO numbers_without_value VALUES (1, 1.5, 2), (2, 'NaN', 'NaN')");
    String column = "column.unreadable.value.handling";

    // When
    List<SourceRecord> rows =
        deliver(
            "numbers_without_value",
            2,
            "decimal.handling.mode",
            "precise",
            "unreadable.value.handling",
            "null");

    // Then
    assertThat(((Struct) rows.get(0).value()).get("a")).isEqualTo(new BigDecimal("1.50"));
    assertThat(((Struct) rows.get(1).value()).get("a")).isNull();
    assertThat(rows.get(1).valueSchema().field("a").schema().isOptional()).isTrue();
    assertThatThrownBy(
            () ->
                deliver(
                    "numbers_without_value",
                    2,
                    "decimal.handling.mode",
                    "precise",
                    column,
                    "numbers_without_value.b:null"))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("Cannot read column 'a' (numeric)")
        .hasMessageContaining("in the row at key ")
        .hasMessageContaining(column);
  }

  @Test
  void shouldFollowThePolicyOfLargeValues() throws Exception {
    // Given
    server.run(
        "CREATE TABLE large (id INT PRIMARY KEY, a TEXT NOT NULL, b TEXT, c BYTEA, d JSONB)",
        "INSERT INTO large VALUES (1, '1234567', 'aé😀é', '\\x0102030405060708', '[1, 2, 3]'),"
            + " (2, '123456', 'é😀', '\\x010203040506', '[1]')");

    // When
    List<SourceRecord> rows =
        deliver(
            "large",
            2,
            "large.value.max.bytes",
            "6",
            "large.value.handling",
            "truncate",
            "column.large.value.handling",
            "large.a:null,large.d:keep");

    // Then
    Struct cut = (Struct) rows.get(0).value();
    assertThat(cut.get("a")).isNull();
    assertThat(cut.get("b")).isEqualTo("aé");
    assertThat(cut.getBytes("c")).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(cut.get("d")).isEqualTo("[1, 2, 3]");
    Struct fitting = (Struct) rows.get(1).value();
    assertThat(fitting.get("a")).isEqualTo("123456");
    assertThat(fitting.get("b")).isEqualTo("é😀");
    assertThatThrownBy(
            () -> deliver("large", 2, "large.value.max.bytes", "6", "large.value.handling", "fail"))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("Cannot deliver column 'a' (text) of table 'large'")
        .hasMessageContaining("large.value.max.bytes")
        .hasMessageNotContaining("1234567");
  }

  private static void addNumbers(TypeCorpus corpus) {
    addWhole(corpus, "SMALLINT", 15, "-32768", "32767");
    addWhole(corpus, "INT", 31, "-2147483648", "2147483647");
    addWhole(corpus, "age", 31, "-2147483648", "2147483647");
    addWhole(corpus, "BIGINT", 63, "-9223372036854775808", "9223372036854775807");
    corpus.add("OID", AS_TEXT, Object::toString, whole(1), "4294967295", "0");
    corpus.add(
        "NUMERIC",
        AS_TEXT,
        Object::toString,
        decimal(60, 30),
        "'NaN'",
        "'Infinity'",
        "'-Infinity'",
        "-1e-1000",
        "1e1000",
        "0");
    corpus.add("NUMERIC(5,2)", AS_TEXT, Object::toString, decimal(5, 2), "'NaN'", "-999.99", "0");
    corpus.addParsed(
        "REAL",
        "v::float8::text",
        Double::valueOf,
        value -> ((Float) value).doubleValue(),
        floating(),
        "'NaN'",
        "'Infinity'",
        "'-Infinity'",
        "'-0'",
        "0.1",
        "-88.8298",
        "3.4028234e38",
        "'1e-45'");
    corpus.addParsed(
        "DOUBLE PRECISION",
        AS_TEXT,
        Double::valueOf,
        value -> value,
        doubled(),
        "'NaN'",
        "'Infinity'",
        "'-Infinity'",
        "'-0'",
        "'-1.7976931348623157e308'",
        "'5e-324'");
    corpus.add("MONEY", AS_TEXT, Object::toString, decimal(10, 2), "'-92233720368547758.08'");
    corpus.add("BOOLEAN", "v::text", Object::toString, random -> "TRUE", "FALSE");
  }

  private static void addWhole(TypeCorpus corpus, String type, int bits, String min, String max) {
    corpus.add(type, AS_TEXT, Object::toString, whole(bits), quoted(min), max, "0", "-1");
  }

  private static void addTimes(TypeCorpus corpus) {
    corpus.add(
        "DATE",
        AS_TEXT,
        Object::toString,
        date(),
        "'infinity'",
        "'-infinity'",
        "'4713-01-01 BC'",
        "'5874897-12-31'",
        "'0001-01-01'");
    for (int digits = 0; digits <= 6; digits++) {
      String end = digits == 0 ? "" : "." + "999999".substring(0, digits);
      corpus.add(
          "TIMESTAMP(" + digits + ")",
          AS_TEXT,
          PostgresTypesIT::shortTime,
          dateTime(digits),
          "'infinity'",
          "'-infinity'",
          "'4713-01-01 00:00:00" + end + " BC'",
          "'294276-12-31 23:59:59" + end + "'",
          "'2021-03-28 01:30:00'",
          "'2021-10-31 01:30:00" + end + "'");
      corpus.add(
          "TIMESTAMPTZ(" + digits + ")",
          AS_TEXT,
          PostgresTypesIT::shortTime,
          instant(digits),
          "'infinity'",
          "'-infinity'",
          "'4713-01-01 12:00:00" + end + "+00 BC'",
          "'294276-12-31 23:59:59" + end + "+00'",
          "'2021-10-31 00:30:00" + end + "+00'",
          "'2021-10-31 01:30:00+00'",
          "'2021-03-28 01:30:00-03:30'");
      corpus.add(
          "TIME(" + digits + ")",
          AS_TEXT,
          PostgresTypesIT::shortTime,
          time(24, digits),
          "'24:00:00'",
          "'00:00:00'",
          "'23:59:59" + end + "'");
      corpus.add(
          "TIMETZ(" + digits + ")",
          AS_TEXT,
          PostgresTypesIT::shortTime,
          time(24, digits),
          "'24:00:00-15:59'",
          "'00:00:00+15:59:59'",
          "'23:59:59" + end + "+05:30'");
    }
    corpus.add(
        "INTERVAL",
        AS_TEXT,
        Object::toString,
        random -> quoted(random.nextInt(1000) - 500 + " days " + random.nextInt(9) + " hours"),
        "'-178000000 years'",
        "'1 year -2 mons 3 days -04:05:06.789'",
        "'0'");
  }

  private static void addTexts(TypeCorpus corpus) {
    for (String type : List.of("TEXT", "VARCHAR(60)", "CHAR(60)", "NAME")) {
      corpus.add(type, AS_TEXT, Object::toString, text(15), "''", "E'😀 \\\\ \\'\\n'");
    }
    corpus.add("\"char\"", AS_TEXT, Object::toString, random -> "'x'", "''");
    corpus.add(
        "BYTEA",
        "encode(v, 'hex')",
        value -> hexadecimal((byte[]) value),
        random -> "'\\x" + hexadecimal(random, 20) + "'",
        "''",
        "'\\x00ff5c27'");
    addText(corpus, "JSON", "'{\"a\": 1 , \"a\": 2}'", "'null'");
    addText(corpus, "JSONB", "'{\"a\": 1 , \"b\": 1e400}'", "'null'");
    addText(corpus, "JSONPATH", "'$.a[*]'");
    addText(corpus, "XML", "'<a b=\"é\">1</a>'", "''");
    corpus.add(
        "UUID",
        AS_TEXT,
        Object::toString,
        random -> quoted(new UUID(random.nextLong(), random.nextLong()).toString()),
        "'00000000-0000-0000-0000-000000000000'");
    addText(corpus, "mood", "'sad'", "'glad'");
    addText(corpus, "TSVECTOR", "'a fat cat:3A'", "''");
    addText(corpus, "TSQUERY", "'fat & !cat'");
    addText(corpus, "BIT(1)", "B'1'", "B'0'");
    addText(corpus, "BIT(5)", "B'10101'");
    addText(corpus, "BIT VARYING(70)", PostgresTypesIT::bits, "B'" + "10".repeat(35) + "'", "B''");
    addText(corpus, "INET", "'10.0.0.1'", "'10.0.0.1/8'", "'::ffff:1.2.3.4'", "'fe80::/10'");
    addText(corpus, "CIDR", "'10.0.0.0/8'", "'::/0'");
    addText(corpus, "MACADDR", "'08:00:2b:01:02:03'");
    addText(corpus, "MACADDR8", "'08:00:2b:01:02:03:04:05'");
    addText(corpus, "PG_LSN", "'16/B374D848'");
    addText(corpus, "XID", "'4294967295'");
    addText(corpus, "REGCLASS", "'pg_class'");
    addText(corpus, "HSTORE", "'a=>1,\"b c\"=>NULL,\"\"=>\"\"'", "''");
  }

  private static void addComposed(TypeCorpus corpus) {
    addText(corpus, "pair", "'(1,\"a \"\"b\")'", "'(,)'");
    addText(
        corpus,
        "INT[]",
        random -> array(random, whole(31)) + "::INT[]",
        "'{}'",
        "'{1,NULL,-3}'",
        "'[0:1]={1,2}'",
        "'{{1,2},{3,4}}'");
    addText(corpus, "BIGINT[]", "'{{{9223372036854775807}}}'");
    addText(
        corpus,
        "TEXT[]",
        random -> array(random, text(9)) + "::TEXT[]",
        "'{\"a \\\"b\",NULL,\"NULL\",\"\"}'");
    addText(
        corpus,
        "REAL[]",
        random -> array(random, floating()) + "::REAL[]",
        "'{0.1,NaN,-Infinity,16777215}'");
    Function<Random, String> doubles = random -> array(random, doubled()) + "::FLOAT8[]";
    addText(corpus, "DOUBLE PRECISION[]", doubles, "'{0.1,1.2345678901234567e-300}'");
    addText(corpus, "NUMERIC[]", "'{0.10,NaN}'");
    addText(corpus, "BOOLEAN[]", "'{t,f,NULL}'");
    addText(corpus, "BYTEA[]", "'{\"\\\\x00ff\"}'");
    addText(corpus, "UUID[]", "'{123e4567-e89b-12d3-a456-426655440000}'");
    addText(corpus, "TIMESTAMP[]", "'{\"2021-03-28 01:30:00.1234\",infinity}'");
    Function<Random, String> instants = random -> array(random, instant(6)) + "::TIMESTAMPTZ[]";
    addText(
        corpus,
        "TIMESTAMPTZ[]",
        instants,
        "'{\"2021-10-31 00:30:00+00\",\"2021-10-31 01:30:00+00\"}'");
    addText(corpus, "DATE[]", "'{\"0044-03-15 BC\",2021-03-28}'");
    addText(corpus, "JSONB[]", "'{\"{\\\"a\\\": 1}\"}'");
    addText(corpus, "pair[]", "'{\"(1,a)\"}'");
    addText(corpus, "mood[]", "'{sad}'");
    addText(corpus, "POINT[]", "'{\"(1.5,2)\"}'");
    addText(corpus, "INT4RANGE", "'[1,5)'", "'empty'", "'(,)'");
    Function<Random, String> ranges =
        random ->
            "numrange(-" + unsigned(60).apply(random) + "," + decimal(9, 3).apply(random) + " ^ 2)";
    addText(corpus, "NUMRANGE", ranges, "'(1.50,2]'");
    addText(corpus, "DATERANGE", "'[2021-03-28,)'");
    addText(corpus, "TSTZRANGE", "'[2021-10-31 00:30:00+00,2021-10-31 01:30:00+00)'");
    addText(corpus, "NUMMULTIRANGE", "'{[1.5,2),[3,4]}'", "'{}'");
    Function<Random, String> points =
        random -> "point(" + doubled().apply(random) + "," + doubled().apply(random) + ")";
    addText(
        corpus, "POINT", points, "'(1.5,2)'", "'(-1e-300,1.2345678901234567)'", "'(NaN,Infinity)'");
    addText(corpus, "BOX", "'(2,2),(1,1.5)'");
    addText(corpus, "LINE", "'{1,2,3}'");
    addText(corpus, "LSEG", "'[(0,0),(1,1)]'");
    addText(corpus, "PATH", "'((0,0),(1,1))'", "'[(0,0),(1,1)]'");
    addText(corpus, "POLYGON", "'((0,0),(1,1),(1,0))'");
    addText(corpus, "CIRCLE", "'<(1,2),3>'");
  }

  private static void addText(TypeCorpus corpus, String type, String... edges) {
    addText(corpus, type, random -> "NULL", edges);
  }

  private static void addText(
      TypeCorpus corpus, String type, Function<Random, String> any, String... edges) {
    corpus.add(type, AS_TEXT, Object::toString, any, edges);
  }

  private static String array(Random random, Function<Random, String> element) {
    return Stream.generate(() -> element.apply(random))
        .limit(random.nextInt(4))
        .collect(Collectors.joining(",", "ARRAY[", "]"));
  }

  private static String bits(Random random) {
    String bits = new BigInteger(1 + random.nextInt(69), random).toString(2);
    return "B'" + bits + "'";
  }

  private static String quoted(String text) {
    return RandomValues.quoted(text);
  }

  /** Without the zeros at the end of a fraction. */
  private static String shortTime(Object value) {
    return ((String) value).replaceAll("(\\.\\d*[1-9])0+(?!\\d)", "$1");
  }

  private static List<SourceRecord> deliver(String table, int count, String... settings)
      throws Exception {
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
