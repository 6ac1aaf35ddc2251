package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What of a comparison with a topic is the database's part; topics are compared end to end. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class ReconcileContract {
  private static final int ROWS = 25_000;

  /** The server, started once per class. */
  abstract TestDatabase database();

  /** A query for the numbers from one, as n. */
  abstract String numbers(int count);

  /** A statement that ends all sessions but its own. */
  abstract void endSessions() throws SQLException;

  @Test
  void shouldVisitEveryKeyUpToTheGreatestOverLostConnections() throws Exception {
    // Given
    database().run("CREATE TABLE paged (id INT PRIMARY KEY)");
    database().run("INSERT INTO paged SELECT n * 2 FROM (" + numbers(ROWS) + ") numbers");
    Map<String, String> properties = properties("paged");
    List<Bound> visited = new ArrayList<>();

    // When
    try (TableKeyScan scan = scan(properties, "paged")) {
      scan.begin();
      database().run("INSERT INTO paged VALUES (1), (999999)");
      scan.forEach(
          key -> {
            visited.add(key.bound());
            if (visited.size() % 9_000 == 0) {
              endSessions();
            }
          });

      // Then
      assertThat(visited)
          .hasSize(ROWS + 1)
          .startsWith(Bound.of(1L), Bound.of(2L))
          .endsWith(Bound.of(2L * ROWS))
          .doesNotHaveDuplicates();
      assertThat(scan.covers(key(Bound.of(2L * ROWS)))).isTrue();
      assertThat(scan.covers(key(Bound.of(2L * ROWS + 1)))).isFalse();
    }
  }

  @Test
  void shouldVisitKeysOfSeveralColumnsWhoseRowsAreNotMarkedAsDeleted() throws Exception {
    // Given
    database()
        .run(
            "CREATE TABLE pairs (a VARCHAR(10), n INT, b DECIMAL(20), dead BOOLEAN, PRIMARY KEY (b, a))",
            "INSERT INTO pairs VALUES ('x', 1, 5, FALSE), ('y', 1, 5, TRUE), ('z', 1, 17, NULL)");
    Map<String, String> properties = properties("pairs");
    properties.put("table.incrementing.columns", "pairs:b+a");
    properties.put("record.key", "struct");
    properties.put("soft.delete.column", "dead");
    Set<Bound> visited = new HashSet<>();

    // When
    try (TableKeyScan scan = scan(properties, "pairs")) {
      scan.begin();
      scan.forEach(key -> visited.add(key.bound()));
    }

    // Then
    assertThat(visited).containsExactlyInAnyOrder(Bound.of("5", "x"), Bound.of("17", "z"));
  }

  @Test
  void shouldRefuseKeysThatCannotBeReadBack() throws Exception {
    database()
        .run(
            "CREATE TABLE lossy (id DECIMAL(20, 2) PRIMARY KEY)", "INSERT INTO lossy VALUES (1.5)");
    Map<String, String> properties = properties("lossy");
    properties.put("record.key", "struct");
    properties.put("decimal.handling.mode", "precise");
    properties.put("reconcile.key.converter.schemas.enable", "false");

    try (TableKeyScan scan = scan(properties, "lossy")) {
      scan.begin();
      assertThatThrownBy(() -> scan.forEach(key -> {}))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining(
              "Cannot compare table 'lossy' because a key that the converter has");
    }
  }

  @Test
  void shouldDeliverMissingRowsAsTheyAreNow() throws Exception {
    // Given
    createWords(
        "absent", "(1, 'one', FALSE), (2, 'two', FALSE), (3, 'three', FALSE), (4, 'dead', TRUE)");
    List<ReconcileKey> keys = keys(1, 2, 3, 4, 99);

    // When
    List<SourceRecord> delivered =
        deliver("absent", RepairDelivery.Kind.MISSING, keys, Set.of("2"));

    // Then
    assertThat(delivered).extracting(SourceRecord::key).containsExactly("1", "3");
    SourceRecord first = delivered.get(0);
    assertThat(((Struct) first.value()).get("word")).isEqualTo("one");
    assertThat(first.topic()).isEqualTo("t.absent");
    assertThat(first.headers().lastWithName("pinflow.reconcile").value()).isEqualTo("missing");
    assertThat(first.headers().lastWithName("id").value()).isEqualTo("absent:1");
    assertThat(first.sourcePartition()).isEqualTo(Map.of("table", "absent", "reconcile", "1"));
    assertThat(first.sourceOffset())
        .isEqualTo(Map.of("request", "now", "started", 123L, "chunk", 0L));
  }

  @Test
  void shouldDeliverTombstonesForRowsThatAreGone() throws Exception {
    createWords("gone", "(1, 'one', FALSE), (4, 'dead', TRUE)");

    List<SourceRecord> delivered =
        deliver("gone", RepairDelivery.Kind.DELETED, keys(1, 4, 7, 8), Set.of());

    assertThat(delivered).extracting(SourceRecord::key).containsExactlyInAnyOrder("4", "7", "8");
    assertThat(delivered)
        .allMatch(record -> record.value() == null)
        .allMatch(
            record -> "deleted".equals(record.headers().lastWithName("pinflow.reconcile").value()));
    assertThat(delivered.stream().filter(record -> record.key().equals("7")))
        .extracting(record -> record.headers().lastWithName("id").value().toString())
        .allMatch(id -> id.startsWith("gone:7:"));
  }

  /** Where texts of other cases are equal for the database, they are not as keys of records. */
  @Test
  void shouldTellKeysApartThatTheDatabaseMayTakeForEqual() throws Exception {
    database()
        .run(
            "CREATE TABLE caseless (id VARCHAR(10) PRIMARY KEY, changed TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)",
            "INSERT INTO caseless (id) VALUES ('abc')");
    Map<String, String> properties = properties("caseless");
    properties.put("mode", "timestamp");
    properties.put("timestamp.column.name", "changed");
    List<ReconcileKey> keys =
        Stream.of("ABC", "abc").map(id -> key(Bound.of(id))).collect(Collectors.toList());

    List<SourceRecord> delivered =
        deliver("caseless", properties, RepairDelivery.Kind.DELETED, keys, Set.of());

    assertThat(delivered).extracting(SourceRecord::key).containsExactly("ABC");
  }

  private void createWords(String table, String rows) throws SQLException {
    database()
        .run(
            "CREATE TABLE " + table + " (id INT PRIMARY KEY, word VARCHAR(10), dead BOOLEAN)",
            "INSERT INTO " + table + " VALUES " + rows);
  }

  private List<SourceRecord> deliver(
      String table, RepairDelivery.Kind kind, List<ReconcileKey> keys, Set<String> recent)
      throws SQLException {
    Map<String, String> properties = properties(table);
    properties.put("soft.delete.column", "dead");
    properties.put("record.headers", "id=${id}");
    return deliver(table, properties, kind, keys, recent);
  }

  /** In batches of one record. */
  private List<SourceRecord> deliver(
      String table,
      Map<String, String> properties,
      RepairDelivery.Kind kind,
      List<ReconcileKey> keys,
      Set<String> recent)
      throws SQLException {
    TableSourceConfig config = new TableSourceConfig(properties);
    SourceTable source = config.table(TableName.of(table));
    ReconcileRecords records = new ReconcileRecords(source, () -> ReconcileState.begun("now", 123));
    List<SourceRecord> sent = new ArrayList<>();
    RepairDelivery delivery =
        new RepairDelivery(kind, keys, records, recent::contains, () -> sent.add(null));
    List<SourceRecord> delivered = new ArrayList<>();
    Database database = new Database(config.connection());
    try (Connection connection = database.open()) {
      TableSession session = TableSession.on(connection, source, database.dialect(), config);
      boolean isDone = false;
      while (!isDone) {
        RecordBatch batch = new RecordBatch(1, 1_000_000);
        isDone = delivery.deliver(session, batch);
        delivered.addAll(batch.records());
      }
    }
    assertThat(sent).hasSameSizeAs(delivered);
    return delivered;
  }

  private TableKeyScan scan(Map<String, String> properties, String table) throws Exception {
    TableSourceConfig config = new TableSourceConfig(properties);
    TableKeyScan scan =
        new TableKeyScan(
            config.table(TableName.of(table)), new Database(config.connection()), config);
    scan.open(config.reconcile());
    return scan;
  }

  private static List<ReconcileKey> keys(long... ids) {
    List<ReconcileKey> keys = new ArrayList<>();
    for (long id : ids) {
      keys.add(key(Bound.of(id)));
    }
    return keys;
  }

  private static ReconcileKey key(Bound bound) {
    return new ReconcileKey(bound, new SchemaAndValue(Schema.STRING_SCHEMA, bound.toString()));
  }

  private Map<String, String> properties(String table) {
    Map<String, String> properties = new HashMap<>();
    properties.put("connection.url", database().url());
    properties.put("connection.user", database().user());
    properties.put("connection.password", database().password());
    properties.put("tables", table);
    properties.put("topic.prefix", "t.");
    properties.put("connection.backoff.ms", "10");
    properties.put("reconcile.key.converter", JsonConverter.class.getName());
    properties.put("reconcile.key.converter.schemas.enable", "true");
    return properties;
  }
}
