package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queries that are read as tables are. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class QueriesContract {
  private static final String ORDERS =
      "SELECT o.id, o.amount, u.name FROM orders o LEFT JOIN users u ON u.id = o.user_id"
          + " WHERE o.amount > 0; -- without those given away";

  /** The server, started once per class. */
  abstract TestDatabase database();

  /** A column of instants. */
  abstract String instant();

  @BeforeEach
  void createTables() throws Exception {
    database()
        .run(
            "DROP TABLE IF EXISTS orders",
            "DROP TABLE IF EXISTS users",
            "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20) NOT NULL, changed "
                + instant()
                + " NOT NULL)",
            "CREATE TABLE orders (id INT PRIMARY KEY, user_id INT NOT NULL, amount INT NOT NULL, gone INT, changed "
                + instant()
                + " NOT NULL)",
            "INSERT INTO users VALUES (1, 'Ada', '2021-01-01 00:00:00'), (2, 'Bob', '2021-01-01 00:00:00')");
    order(1, 1, 10);
    order(2, 2, 20);
    order(3, 1, 0);
    order(4, 9, 40);
  }

  @Test
  void shouldReadAJoinByKeyAndGoOnAfterARestart() throws Exception {
    // Given
    try (TaskHarness first = TaskHarness.start(properties(ORDERS))) {
      List<SourceRecord> rows = first.pollUntilCount(3);
      assertThat(names(rows)).containsExactly("1 Ada", "2 Bob", "4 null");
      assertThat(rows.get(0).topic()).isEqualTo("sales.q");
      assertThat(rows.get(0).valueSchema().name()).isEqualTo("q");
      order(6, 2, 60);

      // When
      try (TaskHarness second = first.startNext()) {
        second.pollUntilCount(1);
        order(7, 1, 70);
        second.pollUntilCount(2);

        // Then
        assertThat(names(second.records())).containsExactly("6 Bob", "7 Ada");
        assertThat(second.offsets().keySet())
            .containsExactly(Map.of("query", "q", "column", "id", "version", "1"));
      }
    }
  }

  @Test
  void shouldDeliverARowThatIsCommittedLate() throws Exception {
    try (Connection late = database().connect();
        Statement statement = late.createStatement();
        TaskHarness task = TaskHarness.start(properties(ORDERS))) {
      // Given
      late.setAutoCommit(false);
      statement.execute(insert(5, 1, 50));
      order(6, 2, 60);
      task.pollUntilCount(4);

      // When
      late.commit();
      try (TaskHarness second = task.startNext()) {
        second.pollUntilCount(1);

        // Then
        assertThat(names(task.records())).endsWith("6 Bob");
        assertThat(names(second.records())).containsExactly("5 Ada");
      }
    }
  }

  @Test
  void shouldReadGroupsAgainWhenTheyChange() throws Exception {
    // Given
    Map<String, String> properties =
        properties(
            "WITH paid AS (SELECT * FROM orders WHERE amount > 0) SELECT u.id, u.name, COUNT(*) AS orders,"
                + " MAX(GREATEST(o.changed, u.changed)) AS changed FROM paid o JOIN users u ON u.id ="
                + " o.user_id GROUP BY u.id, u.name",
            "mode",
            "timestamp",
            "table.timestamp.columns",
            "q:changed");
    try (TaskHarness first = TaskHarness.start(properties)) {
      assertThat(orders(first.pollUntilCount(2))).containsExactly("Ada 1", "Bob 1");

      // When
      order(5, 2, 50);
      try (TaskHarness second = first.startNext()) {
        second.pollUntilCount(1);
        database()
            .run("UPDATE users SET name = 'Eve', changed = '2100-01-02 00:00:00' WHERE id = 1");
        second.pollUntilCount(2);
        second.poll();

        // Then
        assertThat(orders(second.records())).containsExactly("Bob 2", "Eve 1");
      }
    }
  }

  @Test
  void shouldGoOnWithAChangedQueryUnlessToldOtherwise() throws Exception {
    // Given
    String more = ORDERS.replace("o.amount,", "o.amount, o.user_id,");
    try (TaskHarness first = TaskHarness.start(properties(ORDERS))) {
      first.pollUntilCount(3);
      order(5, 1, 50);

      // When
      try (TaskHarness second = first.startNext(properties(more))) {
        second.pollUntilCount(1);

        // Then
        assertThat(names(second.records())).containsExactly("5 Ada");
        assertThat(value(second.records().get(0)).getInt32("user_id")).isEqualTo(1);
        try (TaskHarness third =
            second.startNext(properties(more + " -- said", "named.query.changed", "fail"))) {
          order(6, 2, 60);
          assertThat(names(third.pollUntilCount(1))).containsExactly("6 Bob");
        }
      }
    }
  }

  @Test
  void shouldDeliverAChangedQueryAnewOrEndWhenToldTo() throws Exception {
    String more = ORDERS.replace("> 0", ">= 0");
    try (TaskHarness first = TaskHarness.start(properties(ORDERS))) {
      first.pollUntilCount(3);

      try (TaskHarness second = first.startNext(properties(more, "named.query.changed", "fail"))) {
        assertThatThrownBy(second::poll)
            .isInstanceOf(ConnectException.class)
            .hasMessageContaining("its SQL is not the one its offset was stored with");
        try (TaskHarness third =
            second.startNext(properties(more, "named.query.changed", "restart"))) {
          assertThat(names(third.pollUntilCount(4)))
              .containsExactly("1 Ada", "2 Bob", "3 Ada", "4 null");
        }
      }
    }
  }

  @Test
  void shouldFollowAColumnAddedToATableOfIt() throws Exception {
    Map<String, String> properties = properties("SELECT o.* FROM orders o WHERE o.amount > 0");
    try (TaskHarness task = TaskHarness.start(properties)) {
      task.pollUntilCount(3);
      database().run("ALTER TABLE orders ADD note VARCHAR(20)");
      database()
          .run("INSERT INTO orders VALUES (5, 1, 50, 0, '2021-01-01 00:00:00', 'with a note')");

      SourceRecord row = task.pollUntilCount(4).get(3);

      assertThat(value(row).getString("note")).isEqualTo("with a note");
    }
  }

  @Test
  void shouldHaveWhatTablesHave() throws Exception {
    // Given
    database().run("UPDATE orders SET gone = 1 WHERE id = 2");
    Map<String, String> properties =
        properties(
            ORDERS.replace("o.amount,", "o.amount, o.gone,"),
            "record.value",
            "json",
            "record.key",
            "struct",
            "record.headers",
            "from=${table},id=${id}",
            "column.mask.list",
            "q\\.name",
            "column.exclude.list",
            "q\\.gone",
            "soft.delete.column",
            "gone",
            "topic.names",
            "q:elsewhere");

    // When
    try (TaskHarness task = TaskHarness.start(properties)) {
      List<SourceRecord> rows = task.pollUntilCount(3);

      // Then
      assertThat(problems(properties)).isEmpty();
      assertThat(new String((byte[]) rows.get(0).value(), StandardCharsets.UTF_8))
          .isEqualTo("{\"id\":1,\"amount\":10,\"name\":\"****\"}");
      assertThat(rows.get(1).value()).isNull();
      assertThat(((Struct) rows.get(2).key()).getInt32("id")).isEqualTo(4);
      assertThat(rows.get(2).headers().lastWithName("from").value()).isEqualTo("q");
      assertThat(rows.get(2).headers().lastWithName("id").value()).isEqualTo("q:4");
      assertThat(rows.get(2).topic()).isEqualTo("elsewhere");
    }
  }

  @Test
  void shouldReadAQueryBesideTables() throws Exception {
    Map<String, String> properties = properties(ORDERS, "tables", "users");
    TableSourceConnector connector = new TableSourceConnector();
    connector.start(properties);
    List<Map<String, String>> configs = connector.taskConfigs(2);

    assertThat(configs).hasSize(2);
    try (TaskHarness tables = TaskHarness.start(configs.get(0));
        TaskHarness queries = TaskHarness.start(configs.get(1))) {
      assertThat(tables.pollUntilCount(2).get(0).topic()).isEqualTo("sales.users");
      assertThat(queries.pollUntilCount(3).get(0).topic()).isEqualTo("sales.q");
      assertThat(queries.records().get(0).valueSchema().field("name").schema())
          .isEqualTo(Schema.OPTIONAL_STRING_SCHEMA);
    }
  }

  @Test
  void shouldEndAtRowsThatCannotBeToldApartOrFoundAgain() throws Exception {
    assertThatThrownBy(() -> read("SELECT o.user_id AS id, o.amount FROM orders o"))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("two of its rows lie at 1");
    assertThatThrownBy(
            () -> read("SELECT u.id FROM orders o LEFT JOIN users u ON u.id = o.user_id"))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("column 'id' of 'q' because it is null in a row");
  }

  @Test
  void shouldReportWhatIsWrongWithQueries() {
    assertThat(problems(properties(ORDERS))).isEmpty();
    assertThat(text(properties("SELEKT 1"), "named.query.sql.q"))
        .contains("Cannot read query 'q' because")
        .containsIgnoringCase("syntax");
    assertThat(text(properties("SELECT * FROM nowhere"), "named.query.sql.q"))
        .contains("Cannot read query 'q' because")
        .contains("nowhere");
    assertThat(text(properties("SELECT 1 AS id; DELETE FROM orders"), "named.query.sql.q"))
        .contains("a second statement follows a semicolon");
    assertThat(text(properties(""), "named.query.sql.q")).contains("because it is empty");
    assertThat(
            text(properties(ORDERS, "table.incrementing.columns", ""), "incrementing.column.name"))
        .contains("Must specify the key of query 'q'");
    assertThat(
            text(
                properties(ORDERS, "table.incrementing.columns", "q:ident"),
                "table.incrementing.columns"))
        .contains("'ident'")
        .contains("[id, amount, name]");
    assertThat(text(properties(ORDERS, "named.query.sql.p", "SELECT 1"), "named.query.sql.p"))
        .contains("named.queries does not list 'p'");
    assertThat(text(properties(ORDERS, "tables", "q"), "tables"))
        .contains("both the table and the query 'q'");
    assertThat(text(properties(ORDERS, "named.queries", "q,a b"), "named.queries"))
        .contains("'a b' is no name for a query");
  }

  @Test
  void shouldLeaveOutAFoundTableOfItsName() throws Exception {
    database().run("DROP TABLE IF EXISTS q", "CREATE TABLE q (id INT PRIMARY KEY)");
    TableSourceConfig config =
        new TableSourceConfig(properties(ORDERS, "table.include.list", "q|users"));

    try (Connection connection = new Database(config.connection()).open()) {
      assertThat(
              new TableSearch(config, new Database(config.connection()), config.tables())
                  .find(connection))
          .containsExactly(TableName.of("users"));
    }
  }

  private void read(String sql) throws InterruptedException {
    try (TaskHarness task = TaskHarness.start(properties(sql, "failure.grace.ms", "0"))) {
      task.pollUntilCount(9);
    }
  }

  private static String text(Map<String, String> properties, String key) {
    Map<String, List<String>> problems = problems(properties);
    assertThat(problems).containsKey(key);
    return problems.get(key).toString();
  }

  static Map<String, List<String>> problems(Map<String, String> properties) {
    return new TableSourceConnector()
        .validate(properties).configValues().stream()
            .filter(value -> !value.errorMessages().isEmpty())
            .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
  }

  private void order(int id, int user, int amount) throws Exception {
    database().run(insert(id, user, amount));
  }

  private static String insert(int id, int user, int amount) {
    return "INSERT INTO orders (id, user_id, amount, gone, changed) VALUES ("
        + id
        + ", "
        + user
        + ", "
        + amount
        + ", 0, '2100-01-0"
        + (1 + id / 5)
        + " 00:00:00')";
  }

  private static Struct value(SourceRecord row) {
    return (Struct) row.value();
  }

  private static List<String> names(List<SourceRecord> rows) {
    return rows.stream()
        .map(row -> row.key() + " " + value(row).getString("name"))
        .collect(Collectors.toList());
  }

  private static List<String> orders(List<SourceRecord> rows) {
    return rows.stream()
        .map(row -> value(row).getString("name") + " " + value(row).getInt64("orders"))
        .collect(Collectors.toList());
  }

  final Map<String, String> properties(String sql, String... more) {
    Map<String, String> properties = new HashMap<>();
    properties.put("connection.url", database().url());
    properties.put("connection.user", database().user());
    properties.put("connection.password", database().password());
    properties.put("topic.prefix", "sales.");
    properties.put("named.queries", "q");
    properties.put("named.query.sql.q", sql);
    properties.put("table.incrementing.columns", "q:id");
    properties.put("poll.interval.ms", "50");
    Stream.iterate(0, i -> i + 2)
        .limit(more.length / 2)
        .forEach(i -> properties.put(more[i], more[i + 1]));
    return properties;
  }
}
