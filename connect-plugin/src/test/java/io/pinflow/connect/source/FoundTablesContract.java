package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceConnectorContext;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tables that are found by patterns. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class FoundTablesContract {
  /** The server, started once per class. */
  abstract TestDatabase database();

  /** A statement that makes a schema beside the connection's own. */
  abstract String createSchema(String name);

  /** The name of the connection's own schema. */
  abstract String ownSchema();

  @Test
  void shouldReadATableThatAppearsAndRepeatNothingOfTheOthers() throws Exception {
    // Given
    create("come_b", 2);
    create("come_a", 3);
    create("come_secret", 1);
    Map<String, String> properties = properties("COME_.*");
    properties.put("table.exclude.list", ".*secret");
    try (Worker worker = new Worker(properties)) {
      List<Map<String, String>> before = worker.connector.taskConfigs(1);
      TaskHarness first = TaskHarness.start(before.get(0));
      first.pollUntilCount(5);
      assertThat(worker.requests).hasValue(0);

      // When
      create("come_late", 4);
      while (worker.requests.get() == 0) {
        first.poll();
      }
      Map<String, String> after = worker.connector.taskConfigs(1).get(0);
      try (TaskHarness second = first.startNext(after)) {
        insert("come_a", 3);
        second.pollUntilCount(5);
        second.poll();
        second.poll();

        // Then
        assertThat(before).hasSize(1);
        assertThat(before.get(0))
            .containsEntry("tables", "come_a,come_b")
            .doesNotContainKeys("table.include.list", "table.exclude.list");
        assertThat(after).containsEntry("tables", "come_a,come_b,come_late");
        assertThat(rows(first)).hasSize(5);
        assertThat(rows(second))
            .containsExactlyInAnyOrder(
                "come_a/3", "come_late/0", "come_late/1", "come_late/2", "come_late/3");
        assertThat(worker.requests).hasValue(1);
      }
    }
  }

  @Test
  void shouldLetATableGoThatIsDropped() throws Exception {
    create("leave_a", 1);
    create("leave_b", 1);
    try (Worker worker = new Worker(properties("leave_.*"))) {
      assertThat(worker.tables()).containsExactly("leave_a", "leave_b");

      database().run("DROP TABLE leave_a");
      await().until(() -> worker.requests.get() > 0);

      assertThat(worker.tables()).containsExactly("leave_b");
    }
  }

  @Test
  void shouldLeaveOutWhatCannotBeReadUntilItCan() throws Exception {
    // Given
    create("odd_good", 1);
    create("odd_masked", 1);
    database()
        .run(
            "CREATE TABLE odd_keyless (id INT NOT NULL)",
            "CREATE TABLE " + database().quote("odd_no topic") + " (id INT PRIMARY KEY)",
            "CREATE TABLE " + database().quote("odd_a.dot") + " (id INT PRIMARY KEY)",
            "CREATE VIEW odd_view AS SELECT * FROM odd_good",
            createSchema("elsewhere"),
            "CREATE TABLE elsewhere.odd_good (id INT PRIMARY KEY)");
    Map<String, String> properties = properties("odd_.*,elsewhere\\..*");
    properties.put("column.mask.list", "odd_masked.*");
    try (Worker worker = new Worker(properties)) {
      assertThat(worker.tables()).containsExactly("odd_good");

      // When
      database().run("ALTER TABLE odd_keyless ADD PRIMARY KEY (id)");
      await().until(() -> worker.requests.get() > 0);

      // Then
      assertThat(worker.tables()).containsExactly("odd_good", "odd_keyless");
    }
    properties.put("topic.template", "${schema}-${table}");
    try (Worker worker = new Worker(properties)) {
      assertThat(worker.tables()).containsExactly("elsewhere.odd_good", "odd_good", "odd_keyless");
    }
  }

  @Test
  void shouldReadATableOnceThatIsNamedAndMatches() throws Exception {
    create("both_a", 1);
    create("both_b", 1);
    Map<String, String> properties = properties("both_.*");
    properties.put("tables", ownSchema() + ".both_a");

    try (Worker worker = new Worker(properties)) {
      assertThat(worker.tables()).containsExactly(ownSchema() + ".both_a", "both_b");
    }
  }

  @Test
  void shouldKeepItsTablesWhileTheDatabaseIsAway() throws Exception {
    // Given
    create("stay_a", 1);
    try (Worker worker = new Worker(properties("stay_.*"))) {
      assertThat(worker.tables()).containsExactly("stay_a");

      // When
      database().kill();
      try (Worker later = new Worker(properties("stay_.*"))) {
        assertThatThrownBy(later::tables)
            .isInstanceOf(ConnectException.class)
            .hasMessageContaining("the database has not told yet");
        assertThat(worker.tables()).containsExactly("stay_a");
        assertThat(worker.requests).hasValue(0);
        database().restart();

        // Then
        await().until(() -> later.requests.get() > 0);
        assertThat(later.tables()).containsExactly("stay_a");
        create("stay_b", 1);
        await().until(() -> worker.requests.get() > 0);
        assertThat(worker.tables()).containsExactly("stay_a", "stay_b");
      }
    }
  }

  @Test
  void shouldAskForNothingBeforeItHasAnswered() throws Exception {
    create("early_a", 1);
    try (Worker worker = new Worker(properties("early_.*"))) {
      await().until(FoundTablesContract::isAWatchBetweenSearches);

      assertThat(worker.requests).hasValue(0);
      assertThat(worker.tables()).containsExactly("early_a");
    }
  }

  @Test
  void shouldReportAPatternThatMatchesNothing() throws Exception {
    create("there", 1);
    database().run("CREATE TABLE keyless (id INT)");
    Map<String, String> properties = properties("there,nowhere_.*");
    properties.put("tables", "keyless");
    properties.put("topic.names", "there:a,missing:b");

    Map<String, List<String>> problems = problems(properties);

    assertThat(problems)
        .containsOnlyKeys("table.include.list", "incrementing.column.name", "topic.names");
    assertThat(problems.get("table.include.list"))
        .singleElement()
        .asString()
        .contains("'nowhere_.*' matches no table");
    assertThat(problems.get("topic.names")).singleElement().asString().contains("'missing'");
    assertThat(problems(properties("there"))).isEmpty();
  }

  private static Map<String, List<String>> problems(Map<String, String> properties) {
    return new TableSourceConnector()
        .validate(properties).configValues().stream()
            .filter(value -> !value.errorMessages().isEmpty())
            .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
  }

  final Map<String, String> properties(String included) {
    Map<String, String> properties = new HashMap<>();
    properties.put("connection.url", database().url());
    properties.put("connection.user", database().user());
    properties.put("connection.password", database().password());
    properties.put("table.include.list", included);
    properties.put("table.refresh.interval.ms", "100");
    properties.put("poll.interval.ms", "50");
    return properties;
  }

  private void create(String table, int rows) throws SQLException {
    database().run("CREATE TABLE " + table + " (id INT PRIMARY KEY)");
    for (int row = 0; row < rows; row++) {
      insert(table, row);
    }
  }

  private void insert(String table, int id) throws SQLException {
    database().run("INSERT INTO " + table + " VALUES (" + id + ")");
  }

  private static boolean isAWatchBetweenSearches() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals("table-source-watch"))
        .flatMap(thread -> Arrays.stream(thread.getValue()))
        .anyMatch(
            frame ->
                frame.getClassName().equals(CountDownLatch.class.getName())
                    && frame.getMethodName().equals("await"));
  }

  private static List<String> rows(TaskHarness task) {
    return task.records().stream().map(FoundTablesContract::row).collect(Collectors.toList());
  }

  private static String row(SourceRecord row) {
    return row.topic() + "/" + row.key();
  }

  /** What of a worker a connector sees. */
  static final class Worker implements SourceConnectorContext, AutoCloseable {
    private final TableSourceConnector connector = new TableSourceConnector();
    private final AtomicInteger requests = new AtomicInteger();

    Worker(Map<String, String> properties) {
      connector.initialize((ConnectorContext) this);
      connector.start(properties);
    }

    List<String> tables() {
      return connector.taskConfigs(1).stream()
          .flatMap(config -> Arrays.stream(config.get("tables").split(",")))
          .collect(Collectors.toList());
    }

    @Override
    public void requestTaskReconfiguration() {
      requests.incrementAndGet();
    }

    @Override
    public void raiseError(Exception failure) {
      throw new IllegalStateException(failure);
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
      throw new UnsupportedOperationException("The connector reads no offsets");
    }

    @Override
    public void close() {
      connector.stop();
    }
  }
}
