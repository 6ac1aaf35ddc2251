package io.pinflow.connect.source;

import java.time.ZoneId;
import java.util.Optional;

/** How new rows are found: by which columns, and how long late ones are waited for. Immutable. */
final class OrderConfig {
  static final String MODE_CONFIG = "mode";
  static final String INCREMENTING_COLUMN_CONFIG = "incrementing.column.name";
  static final String TABLE_INCREMENTING_COLUMNS_CONFIG = "table.incrementing.columns";
  static final String TIMESTAMP_COLUMN_CONFIG = "timestamp.column.name";
  static final String TABLE_TIMESTAMP_COLUMNS_CONFIG = "table.timestamp.columns";
  static final String TIMESTAMP_DELAY_CONFIG = "timestamp.delay.interval.ms";
  static final String DB_TIMEZONE_CONFIG = "db.timezone";
  static final String TRANSACTION_MAX_CONFIG = "transaction.max.ms";
  static final String TRACKED_MAX_CONFIG = "tracked.keys.max";

  static final String MODE_INCREMENTING = "incrementing";
  static final String MODE_TIMESTAMP = "timestamp";
  static final String MODE_TIMESTAMP_INCREMENTING = "timestamp+incrementing";
  static final String MODE_SNAPSHOT = "snapshot";

  private final TableSourceConfig config;

  OrderConfig(TableSourceConfig config) {
    this.config = config;
  }

  String mode() {
    return config.getString(MODE_CONFIG);
  }

  boolean goesByTime() {
    return mode().startsWith(MODE_TIMESTAMP);
  }

  /** False when the rows a table has at a moment are all that is asked for. */
  boolean followsTables() {
    return !mode().equals(MODE_SNAPSHOT);
  }

  /** The column configured for a table; empty means the primary key. */
  Optional<String> keyColumn(TableName table) {
    return column(table, keyColumns(), INCREMENTING_COLUMN_CONFIG);
  }

  TableMap keyColumns() {
    return map(TABLE_INCREMENTING_COLUMNS_CONFIG);
  }

  /** The column of a row's last change, empty when the mode goes by the key alone. */
  Optional<String> timeColumn(TableName table) {
    return goesByTime() ? column(table, timeColumns(), TIMESTAMP_COLUMN_CONFIG) : Optional.empty();
  }

  TableMap timeColumns() {
    return map(TABLE_TIMESTAMP_COLUMNS_CONFIG);
  }

  long timeDelayMs() {
    return config.getLong(TIMESTAMP_DELAY_CONFIG);
  }

  ZoneId timeZone() {
    return ZoneId.of(config.getString(DB_TIMEZONE_CONFIG));
  }

  long longestTransactionMs() {
    return config.getLong(TRANSACTION_MAX_CONFIG);
  }

  int trackedMaxKeys() {
    return config.getInt(TRACKED_MAX_CONFIG);
  }

  private TableMap map(String key) {
    return TableMap.of(key, config.getList(key));
  }

  /** What is said of a table goes before what is said of all. */
  private Optional<String> column(TableName table, TableMap own, String ofAll) {
    Optional<String> name = own.of(table);
    return name.isPresent()
        ? name
        : Optional.of(config.getString(ofAll)).filter(text -> !text.isEmpty());
  }
}
