package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a configuration as a whole and with the database, and puts each problem on its key. One
 * use.
 */
final class ConfigurationCheck {
  private static final Logger LOGGER = LoggerFactory.getLogger(ConfigurationCheck.class);

  private final Map<String, String> properties;

  ConfigurationCheck(Map<String, String> properties) {
    this.properties = properties;
  }

  /** Adds problems to the values already validated key by key. */
  Config run(Config validated) {
    Problems problems = new Problems(validated);
    UnknownKeys.in(properties).forEach(problems::addUnknown);
    Set<String> refused = problems.refusedKeys();
    if (refused.contains(ConnectionConfig.URL_CONFIG)) {
      problems.hide(ConnectionConfig.URL_CONFIG);
    } else {
      check(without(refused), problems);
    }
    log(problems.config());
    return problems.config();
  }

  /** With defaults for what is refused already, so that one problem hides no other. */
  private TableSourceConfig without(Set<String> refused) {
    Map<String, String> sound = new HashMap<>(properties);
    sound.keySet().removeAll(refused);
    return new TableSourceConfig(sound);
  }

  private static void check(TableSourceConfig config, Problems problems) {
    List<TableName> tables = tables(config, problems);
    if (!config.findsTables() && !config.excludedTables().isEmpty()) {
      problems.add(TableSourceConfig.TABLE_EXCLUDE_CONFIG, TableErrors.excludedWithoutIncluded());
    }
    if (!tables.isEmpty() && !config.findsTables()) {
      new TableSettingsCheck(config, tables).run(problems);
    }
    List<TableName> sound = withoutBrokenQueries(config, tables, problems);
    new ReconcileCheck(config, tables).run(problems);
    ConnectionConfig connection = config.connection();
    if (new ConnectionSettingsCheck(connection).run(problems) && !connection.isUnresolved()) {
      checkDatabase(config, sound, problems);
    }
  }

  private static List<TableName> withoutBrokenQueries(
      TableSourceConfig config, List<TableName> tables, Problems problems) {
    List<TableName> sound = new ArrayList<>();
    for (TableName table : tables) {
      try {
        config.query(table);
        sound.add(table);
      } catch (ConfigException e) {
        problems.addUnknown(TableSourceConfig.NAMED_QUERY_SQL_PREFIX + table, e.getMessage());
      }
    }
    return sound;
  }

  private static List<TableName> tables(TableSourceConfig config, Problems problems) {
    try {
      return config.tables();
    } catch (ConfigException e) {
      problems.add(TableSourceConfig.TABLES_CONFIG, e.getMessage());
      return List.of();
    }
  }

  private static void checkDatabase(
      TableSourceConfig config, List<TableName> named, Problems problems) {
    Database database = new Database(config.connection());
    try (Connection connection = database.open()) {
      List<TableName> tables = withFound(config, named, connection, database, problems);
      TableInspector inspector = new TableInspector(connection, database.dialect(), config);
      for (TableName table : named) {
        checkTable(config, table, inspector, database, problems);
        database.dialect().reset(connection);
      }
      if (ColumnSettingsCheck.isNeeded(config)) {
        checkColumns(config, tables, inspector, problems);
      }
    } catch (SQLException e) {
      addConnectionProblem(database, e, problems);
    }
  }

  /** What is said per table may be said of one that only the database can name. */
  private static List<TableName> withFound(
      TableSourceConfig config,
      List<TableName> named,
      Connection connection,
      Database database,
      Problems problems)
      throws SQLException {
    if (!config.findsTables()) {
      return named;
    }
    TableSearch search = new TableSearch(config, database, named);
    for (String pattern : search.fruitless(connection)) {
      problems.add(TableSourceConfig.TABLE_INCLUDE_CONFIG, TableErrors.patternOfNoTable(pattern));
    }
    List<TableName> all = new ArrayList<>(named);
    all.addAll(search.find(connection));
    new TableSettingsCheck(config, all).run(problems);
    return all;
  }

  private static void checkTable(
      TableSourceConfig config,
      TableName table,
      TableInspector inspector,
      Database database,
      Problems problems)
      throws SQLException {
    try {
      checkMask(config, table, inspector.order(config.table(table)), problems);
      checkDeletes(config, table, inspector, database, problems);
    } catch (OrderException e) {
      problems.add(setting(e.isOfTime(), config.order(), table), e.getMessage());
    } catch (ConfigException e) {
      problems.addUnknown(TableSourceConfig.NAMED_QUERY_SQL_PREFIX + table, e.getMessage());
    } catch (SQLException e) {
      if (SqlFailures.isConnectionLoss(e)) {
        throw e;
      }
      addUnreadable(config, table, database.reason(e), problems);
    }
  }

  private static void addUnreadable(
      TableSourceConfig config, TableName table, String reason, Problems problems) {
    if (config.queries().contains(table)) {
      problems.addUnknown(
          TableSourceConfig.NAMED_QUERY_SQL_PREFIX + table,
          TableErrors.unreadableQuery(table, reason));
    } else {
      problems.add(TableSourceConfig.TABLES_CONFIG, TableErrors.unreadableTable(table, reason));
    }
  }

  private static void checkDeletes(
      TableSourceConfig config,
      TableName table,
      TableInspector inspector,
      Database database,
      Problems problems)
      throws SQLException {
    try {
      SoftDelete.of(config.table(table), inspector.columns(table).values(), database.dialect());
    } catch (ConfigException e) {
      boolean isOwn = config.records().deleteColumns().of(table).isPresent();
      problems.add(
          isOwn
              ? RecordConfig.TABLE_SOFT_DELETE_COLUMNS_CONFIG
              : RecordConfig.SOFT_DELETE_COLUMN_CONFIG,
          e.getMessage());
    }
  }

  private static void checkMask(
      TableSourceConfig config, TableName table, ReadOrder order, Problems problems) {
    for (OrderColumn column : order.columns()) {
      if (config.recordValues().maskedColumns().match(table, column.name())) {
        problems.add(ValueConfig.COLUMN_MASK_CONFIG, ColumnErrors.maskedKey(table, column.name()));
      }
    }
  }

  /** What can't be read has been reported with its table. */
  private static void checkColumns(
      TableSourceConfig config, List<TableName> tables, TableInspector inspector, Problems problems)
      throws SQLException {
    try {
      ColumnNames columns = ColumnNames.of(tables, inspector);
      new ColumnSettingsCheck(config, columns).run(problems);
    } catch (ConfigException e) {
      LOGGER.debug("A query can't be read, which was reported with it", e);
    } catch (SQLException e) {
      if (!SqlFailures.isPermanent(e)) {
        throw e;
      }
    }
  }

  private static String setting(boolean ofTime, OrderConfig order, TableName table) {
    if (ofTime) {
      return order.timeColumns().of(table).isPresent()
          ? OrderConfig.TABLE_TIMESTAMP_COLUMNS_CONFIG
          : OrderConfig.TIMESTAMP_COLUMN_CONFIG;
    }
    return order.keyColumns().of(table).isPresent()
        ? OrderConfig.TABLE_INCREMENTING_COLUMNS_CONFIG
        : OrderConfig.INCREMENTING_COLUMN_CONFIG;
  }

  private static void addConnectionProblem(
      Database database, SQLException failure, Problems problems) {
    String reason = database.reason(failure);
    if (SqlFailures.isAccessDenied(failure)) {
      problems.add(
          ConnectionConfig.USER_CONFIG, ConnectionErrors.accessDenied(database.user(), reason));
    } else if (SqlFailures.isPasswordWithoutTls(failure)) {
      problems.add(
          ConnectionConfig.TLS_CONFIG, ConnectionErrors.passwordWithoutTls(database.user()));
    } else if (SqlFailures.isTls(failure)) {
      problems.add(ConnectionConfig.TLS_CONFIG, ConnectionErrors.cannotTrust(reason));
    } else {
      problems.add(ConnectionConfig.URL_CONFIG, ConnectionErrors.cannotConnect(reason));
    }
  }

  /** One block: on MSK Connect the log is all a user sees. */
  private static void log(Config config) {
    String problems =
        config.configValues().stream()
            .filter(value -> !value.errorMessages().isEmpty())
            .map(ConfigurationCheck::line)
            .collect(Collectors.joining("\n"));
    if (!problems.isEmpty()) {
      LOGGER.error("The configuration of the table source can't be used:\n{}", problems);
    }
  }

  private static String line(ConfigValue value) {
    return "  " + value.name() + ": " + String.join(" ", value.errorMessages());
  }
}
