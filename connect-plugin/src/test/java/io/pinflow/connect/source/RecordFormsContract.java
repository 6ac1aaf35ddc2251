package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys, headers and tombstones. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class RecordFormsContract {
  /** The server, started once per class. */
  abstract TestDatabase database();

  /** The type of a date with a time. */
  abstract String dateTime();

  /** The name of the database in the URL. */
  abstract String databaseName();

  @Test
  void shouldMakeTombstonesOfRowsMarkedAsDeleted() throws Exception {
    // Given
    Map<String, String> marks = new HashMap<>();
    marks.put("b", "BOOLEAN");
    marks.put("i", "SMALLINT");
    marks.put("n", "DECIMAL(9,3)");
    marks.put("f", "DOUBLE PRECISION");
    marks.put("d", "DATE");
    marks.put("t", dateTime() + " NULL");
    String columns =
        marks.keySet().stream()
            .map(name -> ", " + name + " " + marks.get(name))
            .collect(Collectors.joining());
    database()
        .run(
            "CREATE TABLE marked (id INT PRIMARY KEY" + columns + ")",
            "INSERT INTO marked (id) VALUES (1)",
            "INSERT INTO marked (id, b, i, n, f) VALUES (2, FALSE, 0, 0.000, 0)",
            "INSERT INTO marked (id, b, i, n, f, d, t) VALUES (3, TRUE, -1, 0.001, 0.5, '2021-03-28', '2021-03-28"
                + " 01:30:00')");

    for (String mark : marks.keySet()) {
      // When
      List<SourceRecord> rows =
          read(
              3,
              properties(
                  "marked",
                  "table.soft.delete.columns",
                  "marked:" + mark,
                  "column.exclude.list",
                  "marked\\." + mark));

      // Then
      assertThat(rows).as(mark).extracting(SourceRecord::key).containsExactly("1", "2", "3");
      assertThat(rows.get(0).value()).as(mark).isNotNull();
      assertThat(rows.get(1).value()).as(mark).isNotNull();
      assertThat(rows.get(0).valueSchema().field(mark)).as(mark).isNull();
      assertThat(rows.get(2).value()).as(mark).isNull();
      assertThat(rows.get(2).valueSchema()).as(mark).isNull();
    }
  }

  /** The time is one to come, as the row's second is while it lasts. */
  @Test
  void shouldDeliverAMarkSetWithinTheSameSecond() throws Exception {
    // Given
    createChanging("removed");
    Map<String, String> properties =
        properties(
            "removed",
            "mode",
            "timestamp",
            "timestamp.column.name",
            "changed",
            "soft.delete.column",
            "gone",
            "column.exclude.list",
            "removed.gone");
    try (TaskHarness task = TaskHarness.start(properties)) {
      task.pollUntilCount(1);

      // When
      database().run("UPDATE removed SET gone = 1 WHERE id = 7");
      List<SourceRecord> rows = task.pollUntilCount(2);
      task.poll();

      // Then
      assertThat(rows).extracting(SourceRecord::key).containsExactly("7", "7");
      assertThat(rows.get(0).value()).isNotNull();
      assertThat(rows.get(1).value()).isNull();
    }
  }

  @Test
  void shouldCarryTheSameIdWheneverARowIsDeliveredAgainAndAnotherForEveryChange() throws Exception {
    // Given
    createChanging("changed_ids");
    Map<String, String> properties =
        properties(
            "changed_ids",
            "mode",
            "timestamp",
            "timestamp.column.name",
            "changed",
            "record.headers",
            "pinflow.id=${id}");

    // When
    SourceRecord first = read(1, properties).get(0);
    SourceRecord again = read(1, properties).get(0);
    database().run("UPDATE changed_ids SET gone = 1 WHERE id = 7");
    SourceRecord changed = read(1, properties).get(0);

    // Then
    assertThat(header(first, "pinflow.id"))
        .startsWith("changed_ids:[\"2100-01-01 00:00:00")
        .contains(",7]:")
        .isEqualTo(header(again, "pinflow.id"))
        .isNotEqualTo(header(changed, "pinflow.id"));
  }

  @Test
  void shouldCarryHeadersAndAKeyOfColumns() throws Exception {
    // Given
    database()
        .run(
            "CREATE TABLE paired (word VARCHAR(20), number INT, more INT, PRIMARY KEY (number, word))",
            "INSERT INTO paired VALUES ('${id}', 5, 6)");

    // When
    SourceRecord row =
        read(
                1,
                properties(
                    "paired",
                    "table.incrementing.columns",
                    "paired:number+word",
                    "record.key",
                    "struct",
                    "record.headers",
                    "where=${database}/${schema}/${table},key=<${key}>, pinflow.id=${id}"))
            .get(0);

    // Then
    Struct key = (Struct) row.key();
    assertThat(key.schema()).isEqualTo(row.keySchema());
    assertThat(key.schema().name()).isEqualTo("paired.Key");
    assertThat(key.schema().fields()).extracting(Field::name).containsExactly("number", "word");
    assertThat(key.getInt32("number")).isEqualTo(5);
    assertThat(key.getString("word")).isEqualTo("${id}");
    assertThat(header(row, "where")).isEqualTo(databaseName() + "//paired");
    assertThat(header(row, "key")).isEqualTo("<[5,\"${id}\"]>");
    assertThat(header(row, "pinflow.id")).isEqualTo("paired:[5,\"${id}\"]");
    assertThat(row.headers()).hasSize(3);
  }

  @Test
  void shouldDeliverWithoutAKey() throws Exception {
    database().run("CREATE TABLE bare (id INT PRIMARY KEY)", "INSERT INTO bare VALUES (1)");

    SourceRecord row = read(1, properties("bare", "record.key", "none")).get(0);

    assertThat(row.key()).isNull();
    assertThat(row.keySchema()).isNull();
    assertThat(row.headers()).isEmpty();
    assertThat(((Struct) row.value()).getInt32("id")).isEqualTo(1);
  }

  @Test
  void shouldReportMarksThatCannotBe() throws Exception {
    database()
        .run(
            "CREATE TABLE unmarked (id INT PRIMARY KEY, word VARCHAR(20))",
            "CREATE TABLE flagged (id INT PRIMARY KEY, gone INT)");

    assertThat(problem(properties("unmarked", "table.soft.delete.columns", "unmarked:word")))
        .startsWith("table.soft.delete.columns: Cannot use column 'word'")
        .contains("its type is varchar");
    assertThat(problem(properties("unmarked", "table.soft.delete.columns", "unmarked:gone")))
        .startsWith("table.soft.delete.columns: Cannot use column 'gone'")
        .contains("it has no such column");
    assertThat(problem(properties("unmarked", "soft.delete.column", "word")))
        .startsWith("soft.delete.column: Cannot use column 'word'");
    assertThat(problem(properties("unmarked", "soft.delete.column", "gone")))
        .startsWith("soft.delete.column: Cannot use column 'gone'")
        .contains("no table has it");
    assertThat(problem(properties("unmarked,flagged", "soft.delete.column", "gone"))).isEmpty();
    assertThat(problem(properties("flagged", "soft.delete.column", "gone", "record.key", "none")))
        .startsWith("record.key: Cannot use record.key=none");
  }

  private static String problem(Map<String, String> properties) {
    return new TableSourceConnector()
        .validate(properties).configValues().stream()
            .filter(value -> !value.errorMessages().isEmpty())
            .map((ConfigValue value) -> value.name() + ": " + value.errorMessages().get(0))
            .collect(Collectors.joining("\n"));
  }

  private void createChanging(String table) throws Exception {
    database()
        .run(
            "CREATE TABLE "
                + table
                + " (id INT PRIMARY KEY, gone INT, changed "
                + dateTime()
                + " NOT NULL)",
            "INSERT INTO " + table + " VALUES (7, 0, '2100-01-01 00:00:00')");
  }

  private static List<SourceRecord> read(int count, Map<String, String> properties)
      throws InterruptedException {
    try (TaskHarness task = TaskHarness.start(properties)) {
      return new ArrayList<>(task.pollUntilCount(count));
    }
  }

  private static String header(SourceRecord row, String name) {
    return (String) row.headers().lastWithName(name).value();
  }

  private Map<String, String> properties(String tables, String... more) {
    Map<String, String> properties = new HashMap<>();
    properties.put("connection.url", database().url());
    properties.put("connection.user", database().user());
    properties.put("connection.password", database().password());
    properties.put("tables", tables);
    properties.put("poll.interval.ms", "50");
    Stream.iterate(0, i -> i + 2)
        .limit(more.length / 2)
        .forEach(i -> properties.put(more[i], more[i + 1]));
    return properties;
  }
}
