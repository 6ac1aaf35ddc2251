package io.pinflow.connect.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/**
 * Configuration of the table source. Keys that Confluent's JDBC source has keep its names.
 * Immutable.
 */
final class TableSourceConfig extends AbstractConfig {
  static final String CONNECTION_URL_CONFIG = "connection.url";
  static final String CONNECTION_USER_CONFIG = "connection.user";
  static final String CONNECTION_PASSWORD_CONFIG = "connection.password";
  static final String CONNECTION_PASSWORD_FILE_CONFIG = "connection.password.file";
  static final String CONNECTION_PASSWORD_SECRET_CONFIG = "connection.password.secret";
  static final String CONNECTION_IAM_AUTH_CONFIG = "connection.iam.auth";
  static final String CONNECTION_IAM_REGION_CONFIG = "connection.iam.region";
  static final String CONNECTION_TLS_CONFIG = "connection.tls";
  static final String CONNECTION_TLS_CA_CONFIG = "connection.tls.ca";
  static final String CONNECTION_TIMEOUT_CONFIG = "connection.timeout.ms";
  static final String CONNECTION_BACKOFF_CONFIG = "connection.backoff.ms";
  static final String CONNECTION_BACKOFF_MAX_CONFIG = "connection.backoff.max.ms";
  static final String QUERY_TIMEOUT_CONFIG = "query.timeout.ms";
  static final String LOCK_TIMEOUT_CONFIG = "lock.timeout.ms";
  static final String FAILURE_GRACE_CONFIG = "failure.grace.ms";
  static final String TABLES_CONFIG = "tables";
  static final String TABLE_WHITELIST_CONFIG = "table.whitelist";
  static final String MODE_CONFIG = "mode";
  static final String INCREMENTING_COLUMN_CONFIG = "incrementing.column.name";
  static final String TABLE_INCREMENTING_COLUMNS_CONFIG = "table.incrementing.columns";
  static final String TOPIC_PREFIX_CONFIG = "topic.prefix";
  static final String TOPIC_TEMPLATE_CONFIG = "topic.template";
  static final String TOPIC_NAMES_CONFIG = "topic.names";
  static final String DECIMAL_MODE_CONFIG = "decimal.handling.mode";
  static final String POLL_INTERVAL_CONFIG = "poll.interval.ms";
  static final String BATCH_MAX_ROWS_CONFIG = "batch.max.rows";
  static final String BATCH_MAX_BYTES_CONFIG = "batch.max.bytes";
  static final String PAGE_MAX_ROWS_CONFIG = "page.max.rows";

  static final String METRICS_INTERVAL_CONFIG = "metrics.log.interval.ms";

  static final String MODE_INCREMENTING = "incrementing";

  /** Logs nothing: made several times a start, it would fill the log with the same values. */
  TableSourceConfig(Map<String, String> properties) {
    super(definition(), properties, false);
  }

  /** A fresh definition of every key: Connect adds to the one it is given. */
  static ConfigDef definition() {
    return TableSourceDefinition.configDef();
  }

  String url() {
    return getString(CONNECTION_URL_CONFIG);
  }

  String user() {
    return getString(CONNECTION_USER_CONFIG);
  }

  Password password() {
    return getPassword(CONNECTION_PASSWORD_CONFIG);
  }

  /** Path of the file with the password, empty for none. */
  String passwordFile() {
    return getString(CONNECTION_PASSWORD_FILE_CONFIG);
  }

  /** Name or ARN of the secret with the password, empty for none. */
  String passwordSecret() {
    return getString(CONNECTION_PASSWORD_SECRET_CONFIG);
  }

  /** The region of that secret: its ARN's, or that of the database. */
  Optional<String> secretRegion() {
    Optional<String> own = SecretLogIns.region(passwordSecret());
    return own.isPresent() ? own : iamRegion();
  }

  boolean usesIam() {
    return getBoolean(CONNECTION_IAM_AUTH_CONFIG);
  }

  /** The region to sign tokens for: the one configured, or the one in the name of the host. */
  Optional<String> iamRegion() {
    Optional<String> own =
        Optional.of(getString(CONNECTION_IAM_REGION_CONFIG)).filter(region -> !region.isEmpty());
    return own.isPresent() ? own : address().flatMap(DatabaseAddress::region);
  }

  Tls tls() {
    TlsMode mode = TlsMode.of(getString(CONNECTION_TLS_CONFIG));
    return new Tls(mode, getString(CONNECTION_TLS_CA_CONFIG), address());
  }

  /** The one host of the URL, empty when there are several or none. */
  Optional<DatabaseAddress> address() {
    return DatabaseAddress.of(url());
  }

  int connectTimeoutMs() {
    return getInt(CONNECTION_TIMEOUT_CONFIG);
  }

  int queryTimeoutMs() {
    return getInt(QUERY_TIMEOUT_CONFIG);
  }

  /**
   * Shorter than the wait for an answer, so that the server gives up first and leaves no session.
   */
  int lockTimeoutMs() {
    return Math.min(getInt(LOCK_TIMEOUT_CONFIG), queryTimeoutMs());
  }

  Grace grace() {
    return new Grace(getLong(FAILURE_GRACE_CONFIG), System::nanoTime);
  }

  Backoff backoff() {
    return new Backoff(getInt(CONNECTION_BACKOFF_CONFIG), getInt(CONNECTION_BACKOFF_MAX_CONFIG));
  }

  /** The tables in the order given; throws ConfigException when there are none. */
  List<TableName> tables() {
    List<String> names = tableTexts();
    LinkedHashSet<TableName> tables = new LinkedHashSet<>();
    for (String name : names) {
      if (!tables.add(TableName.of(name))) {
        throw new ConfigException(TableSourceErrors.sameTableTwice(TableName.of(name)));
      }
    }
    return new ArrayList<>(tables);
  }

  /** The column configured for a table; empty means the primary key. */
  Optional<String> keyColumn(TableName table) {
    Optional<String> own = keyColumns().of(table);
    return own.isPresent()
        ? own
        : Optional.of(getString(INCREMENTING_COLUMN_CONFIG)).filter(name -> !name.isEmpty());
  }

  TableMap keyColumns() {
    return TableMap.of(
        TABLE_INCREMENTING_COLUMNS_CONFIG, getList(TABLE_INCREMENTING_COLUMNS_CONFIG));
  }

  TableMap topicNames() {
    return TableMap.of(TOPIC_NAMES_CONFIG, getList(TOPIC_NAMES_CONFIG));
  }

  String topic(TableName table) {
    return topicNames().of(table).orElseGet(() -> fromTemplate(table));
  }

  DecimalMode decimalMode() {
    return DecimalMode.of(getString(DECIMAL_MODE_CONFIG));
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

  int pageMaxRows() {
    return getInt(PAGE_MAX_ROWS_CONFIG);
  }

  TaskMetrics metrics() {
    String name = originalsStrings().getOrDefault("name", "table-source");
    return new TaskMetrics(name, getLong(METRICS_INTERVAL_CONFIG));
  }

  private List<String> tableTexts() {
    List<String> tables = getList(TABLES_CONFIG);
    List<String> whitelist = getList(TABLE_WHITELIST_CONFIG);
    if (tables.isEmpty() && whitelist.isEmpty()) {
      throw new ConfigException(TableSourceErrors.noTables());
    }
    if (!tables.isEmpty() && !whitelist.isEmpty() && !tables.equals(whitelist)) {
      throw new ConfigException(TableSourceErrors.tablesTwice());
    }
    return tables.isEmpty() ? whitelist : tables;
  }

  private String fromTemplate(TableName table) {
    return getString(TOPIC_TEMPLATE_CONFIG)
        .replace("${prefix}", getString(TOPIC_PREFIX_CONFIG))
        .replace("${schema}", table.schema().orElse(""))
        .replace("${table}", table.table());
  }
}
