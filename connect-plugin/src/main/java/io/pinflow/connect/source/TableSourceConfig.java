package io.pinflow.connect.source;

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
 * Configuration of the table source: which tables go to which topics, and a view for each other
 * group of keys. Keys that Confluent's JDBC source has keep its names. Immutable.
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
  static final String TOPIC_PREFIX_CONFIG = "topic.prefix";
  static final String TOPIC_TEMPLATE_CONFIG = "topic.template";
  static final String TOPIC_NAMES_CONFIG = "topic.names";

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

  /** A table with where its rows go and what it goes by. */
  SourceTable table(TableName name) {
    return new SourceTable(
        name,
        query(name),
        topic(name),
        order().keyColumn(name),
        order().timeColumn(name),
        records().form(name),
        order().followsTables());
  }

  TableMap topicNames() {
    return TableMap.of(TOPIC_NAMES_CONFIG, getList(TOPIC_NAMES_CONFIG));
  }

  String topic(TableName table) {
    return topicNames().of(table).orElseGet(() -> fromTemplate(table));
  }

  ConnectionConfig connection() {
    return new ConnectionConfig(this);
  }

  OrderConfig order() {
    return new OrderConfig(this);
  }

  RecordConfig records() {
    return new RecordConfig(this);
  }

  ReadingConfig reading() {
    return new ReadingConfig(this);
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
    return reading().snapshotShare().isOneOfSeveral();
  }

  private String fromTemplate(TableName table) {
    return getString(TOPIC_TEMPLATE_CONFIG)
        .replace("${prefix}", getString(TOPIC_PREFIX_CONFIG))
        .replace("${schema}", table.schema().orElse(""))
        .replace("${table}", table.table());
  }
}
