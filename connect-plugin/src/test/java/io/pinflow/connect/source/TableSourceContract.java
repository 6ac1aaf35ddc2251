package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the source promises on every database; each database's test runs all of it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class TableSourceContract {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The server, started once per class. */
  abstract TestDatabase database();

  @Test
  void shouldDeliverEveryRowOfSeveralTablesOnce() throws Exception {
    // Given
    createTable("pins", 5_000);
    createTable("people", 3);
    createTable("nothing", 0);

    // When
    try (TaskHarness task = TaskHarness.start(properties("pins,people,nothing"))) {
      task.pollUntilCount(5_003);
      task.poll();

      // Then
      assertThat(keys(task.records(), "t.pins")).containsExactlyElementsOf(range(0, 5_000));
      assertThat(keys(task.records(), "t.people")).containsExactly("0", "1", "2");
      assertThat(task.records()).hasSize(5_003);
    }
  }

  @Test
  void shouldResumeAfterTheLastOffsetStored() throws Exception {
    // Given
    createTable("resumed", 1_000);
    Map<String, String> properties = properties("resumed");
    properties.put("batch.max.rows", "100");
    properties.put("page.max.rows", "250");
    TaskHarness first = TaskHarness.start(properties);
    first.pollUntilCount(300);
    int delivered = first.records().size();

    // When
    try (TaskHarness second = first.startNext()) {
      second.pollUntilCount(1_000 - delivered);

      // Then
      assertThat(keys(second.records(), "t.resumed"))
          .containsExactlyElementsOf(range(delivered, 1_000));
      Map<String, ?> offset =
          second.offsets().get(Map.of("table", "resumed", "column", "index", "version", "1"));
      assertThat(offset.get("key")).isEqualTo(999L);
    }
  }

  @Test
  void shouldPickUpNewRows() throws Exception {
    // Given
    createTable("growing", 10);
    try (TaskHarness task = TaskHarness.start(properties("growing"))) {
      task.pollUntilCount(10);
      task.poll();

      // When
      insert("growing", 10, 15);
      task.pollUntilCount(15);

      // Then
      assertThat(keys(task.records(), "t.growing")).containsExactlyElementsOf(range(0, 15));
    }
  }

  @Test
  void shouldGoOnWhereItWasAfterTheDatabaseWasKilled() throws Exception {
    // Given
    createTable("survivor", 20_000);
    Map<String, String> properties = properties("survivor");
    properties.put("batch.max.rows", "1000");
    properties.put("page.max.rows", "3000");
    properties.put("connection.backoff.max.ms", "500");
    try (TaskHarness task = TaskHarness.start(properties)) {
      task.pollUntilCount(5_000);

      // When
      database().kill();
      for (int polls = 0; polls < 8; polls++) {
        task.poll();
      }
      database().restart();
      task.pollUntilCount(20_000);

      // Then
      assertThat(keys(task.records(), "t.survivor")).containsExactlyElementsOf(range(0, 20_000));
    }
  }

  @Test
  void shouldCarryColumnsAsTheyStandInTheTable() throws Exception {
    // Given
    createTable("shape", 2);

    // When
    try (TaskHarness task = TaskHarness.start(properties("shape"))) {
      SourceRecord row = task.pollUntilCount(2).get(1);

      // Then
      assertThat(row.key()).isEqualTo("1");
      Struct value = (Struct) row.value();
      assertThat(value.schema().fields().stream().map(field -> field.name()))
          .containsExactly("index", "title", "latitude", "timestamp");
      assertThat(value.get("index")).isEqualTo(1);
      assertThat(value.get("title")).isEqualTo("title 1 😀\n„x“");
      assertThat(value.get("latitude")).isEqualTo(-88.8298f);
      assertThat(value.get("timestamp")).isEqualTo("2021-03-28 01:30:00");
    }
  }

  @Test
  void shouldMakeTheSameJsonOfARowAsTheConverterMakesOfItsStruct() throws Exception {
    createTable("jsons", 2);
    insertNulls("jsons", 2);
    JsonConverter converter = new JsonConverter();
    converter.configure(Map.of("schemas.enable", "false"), false);
    Map<String, String> properties = properties("jsons");
    properties.put("record.value", "json");
    try (TaskHarness structs = TaskHarness.start(properties("jsons"));
        TaskHarness jsons = TaskHarness.start(properties)) {
      List<SourceRecord> expected = structs.pollUntilCount(3);
      List<SourceRecord> actual = jsons.pollUntilCount(3);

      for (int row = 0; row < expected.size(); row++) {
        SourceRecord struct = expected.get(row);
        byte[] json =
            converter.fromConnectData(struct.topic(), struct.valueSchema(), struct.value());
        assertThat(actual.get(row).valueSchema()).isEqualTo(Schema.BYTES_SCHEMA);
        assertThat(JSON.readTree((byte[]) actual.get(row).value())).isEqualTo(JSON.readTree(json));
      }
    }
  }

  private void insertNulls(String table, int index) throws SQLException {
    database()
        .run(
            "INSERT INTO " + table + " (" + database().quote("index") + ") VALUES (" + index + ")");
  }

  @Test
  void shouldFollowANewColumn() throws Exception {
    // Given
    createTable("changing", 3);
    try (TaskHarness task = TaskHarness.start(properties("changing"))) {
      task.pollUntilCount(3);

      // When
      database().run("ALTER TABLE changing ADD COLUMN extra VARCHAR(20) DEFAULT 'new'");
      insert("changing", 3, 4);
      task.pollUntilCount(4);

      // Then
      Struct value = (Struct) task.records().get(3).value();
      assertThat(value.get("extra")).isEqualTo("new");
    }
  }

  @Test
  void shouldFollowAColumnThatIsDropped() throws Exception {
    Struct value = lastValueAfter("narrowing", "ALTER TABLE narrowing DROP COLUMN title");

    assertThat(value.schema().fields().stream().map(field -> field.name()))
        .containsExactly("index", "latitude", "timestamp");
    assertThat(value.get("latitude")).isEqualTo(1.5f);
  }

  @Test
  void shouldFollowAColumnThatIsRenamed() throws Exception {
    Struct value =
        lastValueAfter("renaming", "ALTER TABLE renaming RENAME COLUMN title TO headline");

    assertThat(value.schema().field("title")).isNull();
    assertThat(value.get("latitude")).isEqualTo(1.5f);
  }

  @Test
  void shouldFollowAColumnThatChangesItsType() throws Exception {
    Struct value = lastValueAfter("retyping", retype("retyping", "latitude", "DECIMAL(9,4)"));

    assertThat(value.get("latitude")).isEqualTo("1.5000");
  }

  @Test
  void shouldFollowAColumnThatComesToHoldNull() throws Exception {
    database().run("CREATE TABLE strict (id INT PRIMARY KEY, name VARCHAR(10) NOT NULL)");
    database().run("INSERT INTO strict VALUES (1, 'a')");
    try (TaskHarness task = TaskHarness.start(properties("strict"))) {
      // Given
      task.pollUntilCount(1);

      // When
      database().run(permitNull("strict", "name", "VARCHAR(10)"));
      database().run("INSERT INTO strict VALUES (2, NULL)", "INSERT INTO strict VALUES (3, 'c')");
      task.pollUntilCount(3);

      // Then
      assertThat(task.records().get(0).valueSchema().field("name").schema().isOptional()).isFalse();
      assertThat(task.records().get(2).valueSchema().field("name").schema().isOptional()).isTrue();
      assertThat(task.records())
          .extracting(row -> ((Struct) row.value()).get("name"))
          .containsExactly("a", null, "c");
      assertThat(task.records())
          .allSatisfy(
              row -> assertThat(row.valueSchema()).isEqualTo(((Struct) row.value()).schema()));
    }
  }

  @Test
  void shouldDeliverTheColumnsSelected() throws Exception {
    createTable("chosen", 1);
    database().run("CREATE TABLE unchosen (id INT PRIMARY KEY, title INT)");

    Struct excluded =
        onlyRow("chosen", "column.exclude.list", "chosen\\.(TITLE|index),unchosen\\.latitude");
    Struct included = onlyRow("chosen", "column.include.list", "chosen\\.l.*");

    assertThat(excluded.schema().fields().stream().map(field -> field.name()))
        .containsExactly("latitude", "timestamp");
    assertThat(included.schema().fields().stream().map(field -> field.name()))
        .containsExactly("latitude");
  }

  @Test
  void shouldMaskTheColumnsNamed() throws Exception {
    createTable("masked", 2);
    Map<String, String> properties = properties("masked");
    properties.put("column.mask.list", "masked\\.(latitude|title)");
    properties.put("column.mask.hash.key", "a secret");

    try (TaskHarness task = TaskHarness.start(properties)) {
      List<SourceRecord> rows = task.pollUntilCount(2);
      Struct first = (Struct) rows.get(0).value();
      Struct second = (Struct) rows.get(1).value();

      assertThat(first.getString("latitude"))
          .matches("[0-9a-f]{64}")
          .isEqualTo(second.getString("latitude"));
      assertThat(first.getString("title")).isNotEqualTo(second.getString("title"));
      assertThat(onlyRow("masked", "column.mask.list", "masked.title").get("title"))
          .isEqualTo("****");
    }
  }

  @Test
  void shouldRefuseToMaskTheKey() throws Exception {
    createTable("unmaskable", 1);
    Map<String, String> properties = properties("unmaskable");
    properties.put("column.mask.list", "unmaskable.*");

    assertThat(problems(properties).get("column.mask.list"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("Cannot mask column 'index' of table 'unmaskable'");
    assertThatThrownBy(
            () ->
                onlyRow("unmaskable", "column.mask.list", "unmaskable.*", "failure.grace.ms", "0"))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("Cannot mask column 'index' of table 'unmaskable'");
  }

  @Test
  void shouldReportWhatIsSaidOfColumnsThatAreNotThere() throws Exception {
    // Given
    createTable("spoken_of", 0);
    Map<String, String> properties = properties("spoken_of");
    properties.put("column.exclude.list", "spoken_of\\.titel,spoken_of\\.latitude");
    properties.put("column.mask.list", "spoken_of\\.title");
    properties.put("column.zero.date.handling", "spoken_of.timestamp:null,spoken_of.time:null");

    // When
    Map<String, List<String>> problems = problems(properties);
    properties.put("column.exclude.list", ".*");
    Map<String, List<String>> withoutColumns = problems(properties);

    // Then
    assertThat(problems).containsOnlyKeys("column.exclude.list", "column.zero.date.handling");
    assertThat(problems.get("column.exclude.list"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("'spoken_of\\.titel' matches no column");
    assertThat(problems.get("column.zero.date.handling"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("'spoken_of.time' is no column");
    assertThat(withoutColumns.get("column.include.list"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("leave none of its columns [index, title, latitude, timestamp]");
  }

  @Test
  void shouldStopWithinSecondsWhileAQueryRuns() throws Exception {
    // Given
    createTable("locked", 1);
    try (Connection locker = database().connect()) {
      lock(locker, "locked");
      TaskHarness task = TaskHarness.start(properties("locked"));
      Thread poller = new Thread(() -> pollQuietly(task));
      poller.start();
      waitUntilBlocked();

      // When
      task.close();
      poller.join(TimeUnit.SECONDS.toMillis(20));

      // Then
      assertThat(poller.isAlive()).isFalse();
      assertThat(task.records()).isEmpty();
    }
  }

  @Test
  void shouldStreamRowsLargerTogetherThanTheHeap() throws Exception {
    // Given
    int rows = 1_000;
    int rowBytes = 1_000_000;
    createTable("numbers", rows);
    String index = database().quote("index");
    database()
        .run(
            "CREATE VIEW wide AS SELECT "
                + index
                + ", REPEAT('x', "
                + rowBytes
                + ") AS filling FROM numbers");
    assertThat((long) rows * rowBytes).isGreaterThan(Runtime.getRuntime().maxMemory());
    Map<String, String> properties = properties("wide");
    properties.put("incrementing.column.name", "index");

    // When
    try (TaskHarness task = TaskHarness.start(properties)) {
      int delivered = 0;
      while (delivered < rows) {
        List<SourceRecord> batch = task.pollAndForget();
        assertThat(batch.size()).isLessThanOrEqualTo(9);
        delivered += batch.size();
      }

      // Then
      assertThat(delivered).isEqualTo(rows);
    }
  }

  @Test
  void shouldGiveUpAQueryThatWaitsForTheLimitAndGoOnWhereItWas() throws Exception {
    // Given
    createTable("slowed", 20);
    Map<String, String> properties = properties("slowed");
    properties.put("bytes.per.second.max", "160");
    properties.put("query.timeout.ms", "1000");
    try (TaskHarness task = TaskHarness.start(properties)) {
      task.pollUntilCount(1);
      int connections = connections();

      // When
      while (connections() >= connections) {
        task.poll();
      }

      // Then
      assertThat(task.records()).hasSizeLessThan(20);
      task.pollUntilCount(20);
      assertThat(keys(task.records(), "t.slowed")).containsExactlyElementsOf(range(0, 20));
    }
  }

  /** How many there are on the server. */
  abstract int connections() throws SQLException;

  @Test
  void shouldStopAtOnceWhileItWaitsForTheLimit() throws Exception {
    createTable("crawling", 20);
    Map<String, String> properties = properties("crawling");
    properties.put("rows.per.second.max", "1");
    TaskHarness task = TaskHarness.start(properties);
    task.pollUntilCount(1);
    assertThat(task.pollAndForget()).isEmpty();

    task.close();

    assertThat(task.records()).hasSize(1);
    assertThat(task.pollAndForget()).isEmpty();
  }

  @Test
  void shouldEndWhenItsTableIsGone() throws Exception {
    // Given
    createTable("dropped", 1);
    Map<String, String> properties = properties("dropped");
    properties.put("failure.grace.ms", "0");
    try (TaskHarness task = TaskHarness.start(properties)) {
      task.pollUntilCount(1);
      database().run("DROP TABLE dropped");

      // When
      Throwable failure = catchThrowable(() -> task.pollUntilCount(2));

      // Then
      assertThat(failure)
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("Cannot read table 'dropped'")
          .hasMessageContaining("Check the name in tables");
    }
  }

  @Test
  void shouldFindNothingWrongWithAGoodConfiguration() throws Exception {
    createTable("fine", 0);

    assertThat(problems(properties("fine"))).isEmpty();
  }

  @Test
  void shouldReportUnknownTablesAtTables() {
    assertThat(problems(properties("nowhere")).get("tables"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("Cannot read table 'nowhere'");
  }

  @Test
  void shouldReportAnUnreachableDatabaseAtItsUrl() {
    Map<String, String> properties = properties("any");
    properties.put("connection.url", database().url().replaceAll(":\\d+/", ":1/"));
    properties.put("connection.timeout.ms", "1000");

    assertThat(problems(properties).get("connection.url"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("Cannot connect to the database")
        .contains("Check host, port");
  }

  @Test
  void shouldReportEveryProblemAtOnce() throws Exception {
    database().run("CREATE TABLE unkeyed (a INT)");
    Map<String, String> properties = properties("unkeyed,nowhere");
    properties.put("batch.max.rows", "many");
    properties.put("topic.names", "other:x");
    properties.put("connection.attempts", "3");

    assertThat(problems(properties))
        .containsOnlyKeys(
            "batch.max.rows",
            "topic.names",
            "connection.attempts",
            "tables",
            "incrementing.column.name");
  }

  @Test
  void shouldReportKeysThatWillNotDo() throws Exception {
    // Given
    String key = database().quote("key");
    database()
        .run(
            "CREATE TABLE keyless (a INT)",
            "CREATE TABLE composite (a INT, b INT, PRIMARY KEY (a, b))",
            "CREATE TABLE worded (" + key + " VARCHAR(10) PRIMARY KEY)",
            "CREATE TABLE inexact (a FLOAT PRIMARY KEY)",
            "CREATE TABLE nullable (a INT UNIQUE)",
            "CREATE TABLE repeated (a INT NOT NULL)");
    Map<String, String> properties =
        properties("keyless,composite,worded,inexact,nullable,repeated");
    properties.put("table.incrementing.columns", "nullable:a,repeated:a");

    // When
    Map<String, List<String>> problems = problems(properties);

    // Then
    assertThat(problems.get("incrementing.column.name"))
        .satisfiesExactly(
            text -> assertThat(text).contains("table 'keyless'").contains("no primary key"),
            text -> assertThat(text).contains("need not grow").contains("as composite:a+b"),
            text -> assertThat(text).contains("need not grow").contains("as worded:key"),
            text -> assertThat(text).contains("table 'inexact'").contains("compared exactly"));
    assertThat(problems.get("table.incrementing.columns"))
        .satisfiesExactly(
            text -> assertThat(text).contains("table 'nullable'").contains("may be null"),
            text -> assertThat(text).contains("table 'repeated'").contains("no unique index"));
  }

  @Test
  void shouldReportAColumnTheTableDoesNotHave() throws Exception {
    createTable("columned", 0);
    Map<String, String> properties = properties("columned");
    properties.put("incrementing.column.name", "id");

    assertThat(problems(properties).get("incrementing.column.name"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("it has no such column")
        .contains("[index, title, latitude, timestamp]");
  }

  /** Locks the table so that a read of it waits. */
  abstract void lock(Connection locker, String table) throws SQLException;

  /** Returns once a read waits for a lock. */
  abstract void waitUntilBlocked() throws Exception;

  abstract String columns();

  /** A statement that gives a column another type. */
  abstract String retype(String table, String column, String type);

  /** A statement that lets a column of this type be null. */
  abstract String permitNull(String table, String column, String type);

  /** The value of a row written after the statement, to a table that was read before. */
  private Struct lastValueAfter(String table, String statement) throws Exception {
    createTable(table, 3);
    try (TaskHarness task = TaskHarness.start(properties(table))) {
      task.pollUntilCount(3);
      String index = database().quote("index");
      database()
          .run(statement, "INSERT INTO " + table + " (" + index + ", latitude) VALUES (3, 1.5)");
      return (Struct) task.pollUntilCount(4).get(3).value();
    }
  }

  final Map<String, String> properties(String tables) {
    Map<String, String> properties = new HashMap<>();
    properties.put("connection.url", database().url());
    properties.put("connection.user", database().user());
    properties.put("connection.password", database().password());
    properties.put("tables", tables);
    properties.put("topic.prefix", "t.");
    properties.put("poll.interval.ms", "50");
    return properties;
  }

  final void createTable(String table, int rows) throws SQLException {
    database().run("CREATE TABLE " + table + " (" + columns() + ")");
    insert(table, 0, rows);
  }

  final void insert(String table, int from, int to) throws SQLException {
    String sql =
        "INSERT INTO "
            + table
            + " ("
            + database().quote("index")
            + ", title, latitude, "
            + database().quote("timestamp")
            + ") VALUES (?, ?, ?, '2021-03-28 01:30:00')";
    try (Connection connection = database().connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      connection.setAutoCommit(false);
      for (int row = from; row < to; row++) {
        statement.setInt(1, row);
        statement.setString(2, "title " + row + " 😀\n„x“");
        statement.setFloat(3, -88.8298f);
        statement.addBatch();
      }
      statement.executeBatch();
      connection.commit();
    }
  }

  /** The problems found, by configuration key. */
  static Map<String, List<String>> problems(Map<String, String> properties) {
    return new TableSourceConnector()
        .validate(properties).configValues().stream()
            .filter(value -> !value.errorMessages().isEmpty())
            .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
  }

  /** The only row of a table as delivered. */
  final Struct onlyRow(String table, String... settings) throws Exception {
    Map<String, String> properties = properties(table);
    for (int i = 0; i < settings.length; i += 2) {
      properties.put(settings[i], settings[i + 1]);
    }
    try (TaskHarness task = TaskHarness.start(properties)) {
      return (Struct) task.pollUntilCount(1).get(0).value();
    }
  }

  static List<String> keys(List<SourceRecord> records, String topic) {
    return records.stream()
        .filter(row -> row.topic().equals(topic))
        .map(row -> (String) row.key())
        .collect(Collectors.toList());
  }

  private static List<String> range(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.toList());
  }

  private static void pollQuietly(TaskHarness task) {
    try {
      task.poll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
