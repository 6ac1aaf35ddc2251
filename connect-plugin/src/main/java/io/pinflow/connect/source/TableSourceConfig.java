package io.pinflow.connect.source;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Configuration of the table source. Keys that Confluent's JDBC source has keep its names.
 * Immutable.
 */
final class TableSourceConfig extends AbstractConfig {
  static final String TABLES_CONFIG = "tables";
  static final String TABLE_WHITELIST_CONFIG = "table.whitelist";
  static final String TABLE_INCLUDE_CONFIG = "table.include.list";
  static final String TABLE_EXCLUDE_CONFIG = "table.exclude.list";
  static final String TABLE_REFRESH_CONFIG = "table.refresh.interval.ms";
  static final String NAMED_QUERIES_CONFIG = "named.queries";
  static final String NAMED_QUERY_SQL_PREFIX = "named.query.sql.";
  static final String NAMED_QUERY_CHANGED_CONFIG = "named.query.changed";
  static final String MODE_CONFIG = "mode";
  static final String INCREMENTING_COLUMN_CONFIG = "incrementing.column.name";
  static final String TABLE_INCREMENTING_COLUMNS_CONFIG = "table.incrementing.columns";
  static final String TOPIC_PREFIX_CONFIG = "topic.prefix";
  static final String TOPIC_TEMPLATE_CONFIG = "topic.template";
  static final String TOPIC_NAMES_CONFIG = "topic.names";
  static final String RECORD_KEY_CONFIG = "record.key";
  static final String RECORD_HEADERS_CONFIG = "record.headers";
  static final String SOFT_DELETE_COLUMN_CONFIG = "soft.delete.column";
  static final String TABLE_SOFT_DELETE_COLUMNS_CONFIG = "table.soft.delete.columns";
  static final String POLL_INTERVAL_CONFIG = "poll.interval.ms";
  static final String BATCH_MAX_ROWS_CONFIG = "batch.max.rows";
  static final String BATCH_MAX_BYTES_CONFIG = "batch.max.bytes";
  static final String PAGE_MAX_ROWS_CONFIG = "page.max.rows";

  static final String TIMESTAMP_COLUMN_CONFIG = "timestamp.column.name";
  static final String TABLE_TIMESTAMP_COLUMNS_CONFIG = "table.timestamp.columns";
  static final String TIMESTAMP_DELAY_CONFIG = "timestamp.delay.interval.ms";
  static final String DB_TIMEZONE_CONFIG = "db.timezone";
  static final String TRANSACTION_MAX_CONFIG = "transaction.max.ms";
  static final String TRACKED_MAX_CONFIG = "tracked.keys.max";
  static final String SNAPSHOT_INTERVAL_CONFIG = "snapshot.interval.ms";
  static final String SNAPSHOT_CHUNK_CONFIG = "snapshot.chunk.rows";
  static final String ROWS_PER_SECOND_CONFIG = "rows.per.second.max";
  static final String BYTES_PER_SECOND_CONFIG = "bytes.per.second.max";
  static final String METRICS_INTERVAL_CONFIG = "metrics.log.interval.ms";

  private static final long PAGE_SECONDS = 10;

  static final String MODE_INCREMENTING = "incrementing";
  static final String MODE_TIMESTAMP = "timestamp";
  static final String MODE_TIMESTAMP_INCREMENTING = "timestamp+incrementing";
  static final String MODE_SNAPSHOT = "snapshot";

  /** Logs nothing: made several times a start, it would fill the log with the same values. */
  TableSourceConfig(Map<String, String> properties) {
    super(definition(), properties, false);
  }

  /** A fresh definition of every key: Connect adds to the one it is given. */
  static ConfigDef definition() {
    return TableSourceDefinition.configDef();
  }

  /**
   * The tables and queries named, in the order given; throws ConfigException when there are neither
   * names nor patterns.
   */
  List<TableName> tables() {
    List<String> names = tableTexts();
    LinkedHashSet<TableName> tables = new LinkedHashSet<>();
    for (String name : names) {
      if (!tables.add(TableName.of(name))) {
        throw new ConfigException(TableErrors.sameTableTwice(TableName.of(name)));
      }
    }
    for (TableName query : queries()) {
      if (!tables.add(query)) {
        throw new ConfigException(TableErrors.queryNamedLikeTable(query));
      }
    }
    return new ArrayList<>(tables);
  }

  /** The names of the queries, which may stand wherever a table's can. */
  List<TableName> queries() {
    return getList(NAMED_QUERIES_CONFIG).stream().map(TableName::of).collect(Collectors.toList());
  }

  /**
   * The query of this name, empty when it is a table's.
   *
   * @throws ConfigException when there is no SQL for it, or none that can be a query
   */
  Optional<NamedQuery> query(TableName name) {
    if (!getList(NAMED_QUERIES_CONFIG).contains(name.toString())) {
      return Optional.empty();
    }
    String sql = originalsStrings().getOrDefault(NAMED_QUERY_SQL_PREFIX + name, "");
    try {
      return Optional.of(NamedQuery.of(name, sql, connection().dialect().syntax()));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(TableErrors.brokenQueryText(name, e.getMessage()));
    }
  }

  NamedQuery.Change queryChange() {
    return NamedQuery.Change.valueOf(
        getString(NAMED_QUERY_CHANGED_CONFIG).toUpperCase(Locale.ROOT));
  }

  /** True when tables are looked for in the database. */
  boolean findsTables() {
    return !includedTables().isEmpty();
  }

  TablePatterns includedTables() {
    return TablePatterns.of(TABLE_INCLUDE_CONFIG, getList(TABLE_INCLUDE_CONFIG));
  }

  TablePatterns excludedTables() {
    return TablePatterns.of(TABLE_EXCLUDE_CONFIG, getList(TABLE_EXCLUDE_CONFIG));
  }

  long tableRefreshMs() {
    return getLong(TABLE_REFRESH_CONFIG);
  }

  /** The column configured for a table; empty means the primary key. */
  Optional<String> keyColumn(TableName table) {
    Optional<String> own = keyColumns().of(table);
    return own.isPresent()
        ? own
        : Optional.of(getString(INCREMENTING_COLUMN_CONFIG)).filter(name -> !name.isEmpty());
  }

  /** The column of a row's last change, empty when the mode goes by the key alone. */
  Optional<String> timeColumn(TableName table) {
    if (!goesByTime()) {
      return Optional.empty();
    }
    Optional<String> own = timeColumns().of(table);
    return own.isPresent()
        ? own
        : Optional.of(getString(TIMESTAMP_COLUMN_CONFIG)).filter(name -> !name.isEmpty());
  }

  boolean goesByTime() {
    return mode().startsWith(MODE_TIMESTAMP);
  }

  /** False when the rows a table has at a moment are all that is asked for. */
  boolean followsTables() {
    return !mode().equals(MODE_SNAPSHOT);
  }

  SnapshotSchedule snapshotSchedule() {
    return new SnapshotSchedule(getLong(SNAPSHOT_INTERVAL_CONFIG));
  }

  String mode() {
    return getString(MODE_CONFIG);
  }

  TableMap timeColumns() {
    return TableMap.of(TABLE_TIMESTAMP_COLUMNS_CONFIG, getList(TABLE_TIMESTAMP_COLUMNS_CONFIG));
  }

  long timeDelayMs() {
    return getLong(TIMESTAMP_DELAY_CONFIG);
  }

  ZoneId timeZone() {
    return ZoneId.of(getString(DB_TIMEZONE_CONFIG));
  }

  long longestTransactionMs() {
    return getLong(TRANSACTION_MAX_CONFIG);
  }

  int trackedMaxKeys() {
    return getInt(TRACKED_MAX_CONFIG);
  }

  /** A table with where its rows go and what it goes by. */
  SourceTable table(TableName name) {
    return new SourceTable(
        name,
        query(name),
        topic(name),
        keyColumn(name),
        timeColumn(name),
        form(name),
        followsTables());
  }

  TableMap keyColumns() {
    return TableMap.of(
        TABLE_INCREMENTING_COLUMNS_CONFIG, getList(TABLE_INCREMENTING_COLUMNS_CONFIG));
  }

  /** What the records of a table carry besides its columns. */
  private RecordForm form(TableName table) {
    Optional<String> own = deleteColumns().of(table);
    return new RecordForm(
        ConfigTexts.database(connection().url()),
        keyForm(),
        HeaderTemplate.of(RECORD_HEADERS_CONFIG, getList(RECORD_HEADERS_CONFIG)),
        own.isPresent() ? own : Optional.of(deleteColumn()).filter(name -> !name.isEmpty()),
        own.isPresent());
  }

  KeyForm keyForm() {
    return KeyForm.of(getString(RECORD_KEY_CONFIG));
  }

  /** The column that marks rows as deleted wherever it is, empty for none. */
  String deleteColumn() {
    return getString(SOFT_DELETE_COLUMN_CONFIG);
  }

  TableMap deleteColumns() {
    return TableMap.of(TABLE_SOFT_DELETE_COLUMNS_CONFIG, getList(TABLE_SOFT_DELETE_COLUMNS_CONFIG));
  }

  TableMap topicNames() {
    return TableMap.of(TOPIC_NAMES_CONFIG, getList(TOPIC_NAMES_CONFIG));
  }

  String topic(TableName table) {
    return topicNames().of(table).orElseGet(() -> fromTemplate(table));
  }

  int pollIntervalMs() {
    return getInt(POLL_INTERVAL_CONFIG);
  }

  int batchMaxRows() {
    return getInt(BATCH_MAX_ROWS_CONFIG);
  }

  int batchMaxBytes() {
    return getInt(BATCH_MAX_BYTES_CONFIG);
  }

  /** Rows of a chunk, 0 when every table is read by one task. */
  int snapshotChunkRows() {
    return getInt(SNAPSHOT_CHUNK_CONFIG);
  }

  SnapshotShare snapshotShare() {
    return SnapshotShare.of(originalsStrings());
  }

  /** With a limit of rows a second no more than so many seconds deliver: a page stays open. */
  int pageMaxRows() {
    long rowsPerSecond = getLong(ROWS_PER_SECOND_CONFIG);
    int rows = getInt(PAGE_MAX_ROWS_CONFIG);
    return rowsPerSecond == 0 ? rows : (int) Math.min(rows, rowsPerSecond * PAGE_SECONDS);
  }

  RateLimit rateLimit() {
    return new RateLimit(
        getLong(ROWS_PER_SECOND_CONFIG), getLong(BYTES_PER_SECOND_CONFIG), System::nanoTime);
  }

  TaskMetrics metrics() {
    String name = originalsStrings().getOrDefault("name", "table-source");
    return new TaskMetrics(name, getLong(METRICS_INTERVAL_CONFIG));
  }

  ConnectionConfig connection() {
    return new ConnectionConfig(this);
  }

  ValueConfig recordValues() {
    return new ValueConfig(this);
  }

  ReconcileConfig reconcile() {
    return new ReconcileConfig(this);
  }

  private List<String> tableTexts() {
    List<String> tables = getList(TABLES_CONFIG);
    List<String> whitelist = getList(TABLE_WHITELIST_CONFIG);
    boolean hasOthers =
        findsTables() || !getList(NAMED_QUERIES_CONFIG).isEmpty() || hasChunksOnly();
    if (tables.isEmpty() && whitelist.isEmpty() && !hasOthers) {
      throw new ConfigException(TableErrors.noTables());
    }
    if (!tables.isEmpty() && !whitelist.isEmpty() && !tables.equals(whitelist)) {
      throw new ConfigException(TableErrors.tablesTwice());
    }
    return tables.isEmpty() ? whitelist : tables;
  }

  private boolean hasChunksOnly() {
    return snapshotShare().isOneOfSeveral();
  }

  private String fromTemplate(TableName table) {
    return getString(TOPIC_TEMPLATE_CONFIG)
        .replace("${prefix}", getString(TOPIC_PREFIX_CONFIG))
        .replace("${schema}", table.schema().orElse(""))
        .replace("${table}", table.table());
  }
}
