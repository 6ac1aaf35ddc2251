package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Offsets that a person edits, and those that another source left. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
abstract class OffsetsContract {
  /** 2024-07-01 12:00:00 in UTC. */
  private static final long NOON_MS = 1_719_835_200_000L;

  private static final String PLAN =
      new SnapshotPlan("1", Optional.empty(), List.of(Bound.of(5L), Bound.of(9L)), 9).text();

  private static final String SEEN = Base64.getEncoder().encodeToString(new byte[16]);

  /** The server, started once per class. */
  abstract TestDatabase database();

  /** A statement that sets the session's time zone to UTC. */
  abstract String setUtc();

  /** A column of dates with times, to the microsecond. */
  abstract String localTime();

  /** A column of instants, to the microsecond. */
  abstract String instant();

  /** What goes before a table's name in the names that drivers have for it, with the dot. */
  abstract List<String> qualifiers();

  @BeforeEach
  void createTable() throws Exception {
    database()
        .run(
            setUtc(),
            "DROP TABLE IF EXISTS sales",
            "DROP TABLE IF EXISTS pairs",
            "CREATE TABLE pairs (a INT, b VARCHAR(20), PRIMARY KEY (a, b))",
            "CREATE TABLE sales (id INT PRIMARY KEY, happened "
                + localTime()
                + " NOT NULL, changed "
                + instant()
                + " NOT NULL)",
            "INSERT INTO sales VALUES (1, '2024-07-01 11:59:59', '2024-07-01 11:59:59'),"
                + " (2, '2024-07-01 12:00:00.000250', '2024-07-01 12:00:00.000250'),"
                + " (3, '2024-07-01 12:00:00.000250', '2024-07-01 12:00:00.000250'),"
                + " (4, '2024-07-01 12:00:01', '2024-07-01 12:00:01'),"
                + " (5, '2024-07-01 16:00:00', '2024-07-01 16:00:00')");
  }

  @Test
  void shouldGoOnAfterTheKeyThatAnotherSourceStored() throws Exception {
    for (String qualifier : qualifiers()) {
      WorkerOffsets offsets =
          new WorkerOffsets()
              .store(Map.of("protocol", "1", "table", qualifier + "sales"), incrementing(3));

      assertThat(read(2, offsets, properties())).as(qualifier).containsExactly("4", "5");
    }
    WorkerOffsets old = new WorkerOffsets().store(Map.of("table", "sales"), incrementing(4));
    assertThat(read(1, old, properties())).containsExactly("5");
  }

  @Test
  void shouldPreferItsOwnOffset() throws Exception {
    WorkerOffsets offsets =
        new WorkerOffsets()
            .store(Map.of("table", "sales"), incrementing(1))
            .store(Map.of("protocol", "1", "table", qualifiers().get(0) + "sales"), incrementing(2))
            .store(partition("sales", "id"), Map.of("key", 4L));

    assertThat(read(1, offsets, properties())).containsExactly("5");
  }

  /**
   * Theirs has the moment in milliseconds, and the fraction of its second in nanoseconds; a time
   * without a zone is one of its db.timezone.
   */
  @ParameterizedTest
  @CsvSource({
    "happened, UTC, 12, 250000, 3, 4 5",
    "happened, America/New_York, 16, 250000, 2, 3 4 5",
    "happened, America/New_York, 16, 250000, , 2 3 4 5",
    "changed, UTC, 12, 250000, 2, 3 4 5",
    "changed, Asia/Tokyo, 12, 250000, 2, 3 4 5",
    "changed, UTC, 12, 250000, , 2 3 4 5",
    "changed, UTC, 12, 251000, , 4 5",
    "changed, UTC, 12, , , 2 3 4 5"
  })
  void shouldGoOnAfterTheTimeThatAnotherSourceStored(
      String column, String zone, int hour, Long nanos, Long key, String wanted) throws Exception {
    // Given
    Map<String, Object> offset = new HashMap<>();
    offset.put("timestamp", NOON_MS + TimeUnit.HOURS.toMillis(hour - 12));
    offset.put("timestamp_nanos", nanos);
    offset.put("incrementing", key);
    offset.values().removeIf(Objects::isNull);
    WorkerOffsets offsets =
        new WorkerOffsets()
            .store(Map.of("protocol", "1", "table", qualifiers().get(0) + "sales"), offset);
    List<String> keys = List.of(wanted.split(" "));

    // When
    List<String> read =
        read(
            keys.size(),
            offsets,
            properties("mode", "timestamp", "timestamp.column.name", column, "db.timezone", zone));

    // Then
    assertThat(read).containsExactlyElementsOf(keys);
  }

  @Test
  void shouldBeginAnewWhereAnotherSourceWentBySomethingElse() throws Exception {
    Map<String, String> partition = Map.of("protocol", "1", "table", qualifiers().get(0) + "sales");
    Map<String, Object> both = new HashMap<>(incrementing(3));
    both.put("timestamp", NOON_MS);
    Map<String, String> byTime =
        properties("mode", "timestamp", "timestamp.column.name", "changed");

    assertThat(read(5, new WorkerOffsets().store(partition, both), properties())).hasSize(5);
    assertThat(read(5, new WorkerOffsets().store(partition, incrementing(3)), byTime)).hasSize(5);
  }

  @Test
  void shouldGoOnWithTheQueryOfAnotherSource() throws Exception {
    WorkerOffsets offsets = new WorkerOffsets().store(Map.of("query", "query"), incrementing(4));
    Map<String, String> properties =
        properties(
            "named.queries", "query",
            "named.query.sql.query", "SELECT * FROM sales",
            "table.incrementing.columns", "query:id");
    properties.remove("tables");

    assertThat(read(1, offsets, properties)).containsExactly("5");
  }

  @Test
  void shouldGoOnFromAnOffsetThatAPersonEdited() throws Exception {
    // Given
    Map<Map<String, ?>, Map<String, ?>> edits =
        Map.of(partition("sales", "id"), Map.of("key", 3, "gaps", "2"));
    boolean altered = new TableSourceConnector().alterOffsets(properties(), edits);

    // When
    WorkerOffsets offsets = new WorkerOffsets();
    for (Map.Entry<Map<String, ?>, Map<String, ?>> edit : edits.entrySet()) {
      offsets.store(edit.getKey(), edit.getValue());
    }

    // Then
    assertThat(altered).isTrue();
    assertThat(read(3, offsets, properties())).containsExactly("2", "4", "5");
  }

  @Test
  void shouldTakeOffsetsItCanGoOnFrom() {
    Map<String, String> byTime =
        properties("mode", "timestamp", "timestamp.column.name", "changed");
    Map<String, String> pairs =
        properties("tables", "pairs", "table.incrementing.columns", "pairs:a+b");
    Map<String, String> found = properties("table.include.list", "SALES");
    found.remove("tables");

    Map<String, String> query =
        properties("tables", "", "named.queries", "q", "table.incrementing.columns", "q:id");
    query.put("named.query.sql.q", "SELECT id FROM sales");
    Map<String, String> ofQuery = Map.of("query", "q", "column", "id", "version", "1");

    assertTaken(query, ofQuery, Map.of("key", 3, "query", "0123456789abcdef".repeat(4)));
    assertRefused(query, ofQuery, Map.of("key", 3, "query", "0123"), "'query' can't be read");
    assertRefused(query, partition("q", "id"), Map.of("key", 3), "no table or query");
    assertTaken(properties(), partition("sales", "id"), Map.of("key", 3L));
    assertTaken(properties(), partition("sales", "id"), Map.of());
    assertTaken(properties(), partition("sales", "id"), Map.of("key", 9, "plan", PLAN));
    assertTaken(
        properties(), ReconcileRecords.partition(TableName.of("sales")), Map.of("chunk", 1));
    assertTaken(properties(), chunk("0"), Map.of("plan", "1", "key", 3, "rows", 3, "done", true));
    assertTaken(found, partition("sales", "id"), Map.of("key", 3L));
    assertTaken(pairs, partition("pairs", "a,b"), Map.of("key", "[1,\"x\"]", "seen", SEEN));
    assertTaken(pairs, partition("pairs", "a,b"), Map.of("key", 1));
    assertTaken(
        byTime, partition("sales", "changed,id"), Map.of("key", "[\"2024-07-01 12:00:00\",3]"));
    assertTaken(byTime, partition("sales", "changed,id"), Map.of("key", "2024-07-01"));
    assertThatCode(
            () ->
                new TableSourceConnector()
                    .alterOffsets(
                        properties(), Collections.singletonMap(Map.of("table", "gone"), null)))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldNameAllThatIsWrongWithEditedOffsets() {
    Map<Map<String, ?>, Map<String, ?>> edits = new HashMap<>();
    edits.put(Map.of("table", "sales"), Map.of("key", 1));
    edits.put(Map.of("protocol", "1", "table", "sales"), incrementing(1));
    edits.put(partition("sails", "id"), Map.of("key", 1));
    edits.put(partition("sales", "ident"), Map.of("key", 1));
    edits.put(partition("sales", "id"), Map.of("key", "three"));

    assertThatThrownBy(() -> new TableSourceConnector().alterOffsets(properties(), edits))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("Invalid partition {table=sales}: it is none of the table source's")
        .hasMessageContaining("protocol=1")
        .hasMessageContaining("the connector reads no table or query of this name")
        .hasMessageContaining("Expected 'id'")
        .hasMessageContaining("its key is none of id (a whole number)");
  }

  @Test
  void shouldRefuseOffsetsItCannotGoOnFrom() {
    Map<String, String> byTime = properties("mode", "timestamp");
    byTime.put("timestamp.column.name", "changed");
    Map<String, String> id = partition("sales", "id");
    Map<String, String> time = partition("sales", "changed,id");

    assertRefused(properties(), id, Map.of("key", 1.5), "'key' can't be read");
    assertRefused(properties(), id, Map.of("key", "[1"), "'key' can't be read");
    assertRefused(properties(), id, Map.of("key", List.of(1)), "'key' can't be read");
    assertRefused(properties(), id, Map.of("key", "[]"), "its key is none of id");
    assertRefused(properties(), id, Map.of("key", "[null]"), "its key is none of id");
    assertRefused(properties(), id, Map.of("key", "[1.5]"), "its key is none of id");
    assertRefused(properties(), id, Map.of("key", "[1,2]"), "its key is none of id");
    assertRefused(properties(), id, Map.of("key", 9, "gaps", "x"), "'gaps' can't be read");
    assertRefused(properties(), id, Map.of("key", 9, "gaps", "5,-3"), "'gaps' can't be read");
    assertRefused(properties(), id, Map.of("key", 9, "gaps", "12"), "'gaps' can't be read");
    assertRefused(properties(), id, Map.of("key", 9, "seen", SEEN), "no use for the fields [seen]");
    assertRefused(properties(), id, Map.of("key", 9, "kee", 9), "no use for the fields [kee]");
    assertRefused(properties(), id, Map.of("key", 9, "query", "x"), "'query' can't be read");
    assertRefused(properties(), id, Map.of("key", 9, "plan", "{}"), "'plan' can't be read");
    assertRefused(
        properties(), id, Map.of("key", 9, "plan", PLAN.replace("9", "\"x\"")), "'plan' can't be");
    assertRefused(properties(), id, Map.of("key", 9, "rows", 1), "no use for the fields [rows]");
    assertRefused(properties(), chunk("0"), Map.of("key", 3, "done", 1), "'done' can't be read");
    assertRefused(properties(), chunk("0"), Map.of("gaps", "1"), "no use for the fields [gaps]");
    assertRefused(byTime, time, Map.of("key", "soon"), "Invalid offset");
    assertRefused(byTime, time, Map.of("key", "[\"2024-07-01\",\"x\"]"), "its key is none of");
    assertRefused(
        byTime, time, Map.of("key", "2024-07-01", "seen", "AAAA"), "'seen' can't be read");
    assertRefused(byTime, time, Map.of("gaps", "2"), "no use for the fields [gaps]");
    assertRefused(
        properties("tables", "nowhere"), partition("nowhere", "id"), Map.of("key", 1), "nowhere");
  }

  @Test
  void shouldCheckWhatItCanWithoutTheDatabase() {
    Map<String, String> away = properties("connection.url", database().url() + "_away");

    assertTaken(away, partition("sales", "id"), Map.of("key", 3L));
    assertRefused(away, partition("sails", "id"), Map.of("key", 3L), "no table or query");
  }

  private static void assertTaken(
      Map<String, String> properties, Map<String, String> partition, Map<String, ?> offset) {
    assertThat(new TableSourceConnector().alterOffsets(properties, Map.of(partition, offset)))
        .isTrue();
  }

  private static void assertRefused(
      Map<String, String> properties,
      Map<String, String> partition,
      Map<String, ?> offset,
      String message) {
    assertThatThrownBy(
            () -> new TableSourceConnector().alterOffsets(properties, Map.of(partition, offset)))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("Cannot alter the offsets")
        .hasMessageContaining(message);
  }

  private static List<String> read(int count, WorkerOffsets offsets, Map<String, String> properties)
      throws InterruptedException {
    try (TaskHarness task = TaskHarness.start(properties, offsets.reader())) {
      task.pollUntilCount(count);
      task.poll();
      return task.records().stream()
          .map(SourceRecord::key)
          .map(String::valueOf)
          .collect(Collectors.toList());
    }
  }

  private static Map<String, Object> incrementing(long key) {
    return Map.of("incrementing", key);
  }

  private static Map<String, String> chunk(String chunk) {
    return Map.of("table", "sales", "column", "id", "version", "1", "chunk", chunk);
  }

  private static Map<String, String> partition(String table, String column) {
    return Map.of("table", table, "column", column, "version", "1");
  }

  private Map<String, String> properties(String... more) {
    Map<String, String> properties = new HashMap<>();
    properties.put("connection.url", database().url());
    properties.put("connection.user", database().user());
    properties.put("connection.password", database().password());
    properties.put("tables", "sales");
    properties.put("poll.interval.ms", "50");
    Stream.iterate(0, i -> i + 2)
        .limit(more.length / 2)
        .forEach(i -> properties.put(more[i], more[i + 1]));
    return properties;
  }
}
