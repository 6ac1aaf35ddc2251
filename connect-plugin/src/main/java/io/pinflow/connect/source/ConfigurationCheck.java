package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
    UnknownKeys.in(properties)
        .forEach((key, message) -> problems.addUnknown(key, properties.get(key), message));
    if (problems.noneOfKnownKeys()) {
      check(new TableSourceConfig(properties), problems);
    }
    log(problems.config());
    return problems.config();
  }

  private void check(TableSourceConfig config, Problems problems) {
    List<TableName> tables;
    try {
      tables = config.tables();
    } catch (ConfigException e) {
      problems.add(TableSourceConfig.TABLES_CONFIG, e.getMessage());
      return;
    }
    new TableSettingsCheck(config, tables).run(problems);
    if (!isUnresolved(config)) {
      checkDatabase(config, tables, problems);
    }
  }

  /** A secret whose provider has not run yet can't be tried: the task will meet the real one. */
  private static boolean isUnresolved(TableSourceConfig config) {
    return (config.url() + config.user() + config.password().value()).contains("${");
  }

  private static void checkDatabase(
      TableSourceConfig config, List<TableName> tables, Problems problems) {
    Database database = new Database(config);
    try (Connection connection = database.open()) {
      TableInspector inspector = new TableInspector(connection, database.dialect());
      for (TableName table : tables) {
        checkTable(config, table, inspector, database, problems);
        database.dialect().reset(connection);
      }
      if (config.hasColumnSettings()) {
        checkColumns(config, tables, connection, database, problems);
      }
    } catch (SQLException e) {
      addConnectionProblem(database, e, problems);
    }
  }

  private static void checkTable(
      TableSourceConfig config,
      TableName table,
      TableInspector inspector,
      Database database,
      Problems problems)
      throws SQLException {
    try {
      checkMask(config, table, inspector.key(table, config.keyColumn(table)), problems);
    } catch (ConfigException e) {
      problems.add(keySetting(config, table), e.getMessage());
    } catch (SQLException e) {
      if (!SqlFailures.isPermanent(e)) {
        throw e;
      }
      problems.add(
          TableSourceConfig.TABLES_CONFIG,
          TableSourceErrors.unreadableTable(table, database.reason(e)));
    }
  }

  private static void checkMask(
      TableSourceConfig config, TableName table, TableKey key, Problems problems) {
    if (config.maskedColumns().match(table, key.column())) {
      problems.add(
          TableSourceConfig.COLUMN_MASK_CONFIG, TableSourceErrors.maskedKey(table, key.column()));
    }
  }

  /** What can't be read has been reported with its table. */
  private static void checkColumns(
      TableSourceConfig config,
      List<TableName> tables,
      Connection connection,
      Database database,
      Problems problems)
      throws SQLException {
    try {
      ColumnNames columns = ColumnNames.of(tables, connection, database.dialect());
      new ColumnSettingsCheck(config, columns).run(problems);
    } catch (SQLException e) {
      if (!SqlFailures.isPermanent(e)) {
        throw e;
      }
    }
  }

  private static String keySetting(TableSourceConfig config, TableName table) {
    return config.keyColumns().of(table).isPresent()
        ? TableSourceConfig.TABLE_INCREMENTING_COLUMNS_CONFIG
        : TableSourceConfig.INCREMENTING_COLUMN_CONFIG;
  }

  private static void addConnectionProblem(
      Database database, SQLException failure, Problems problems) {
    String reason = database.reason(failure);
    if (SqlFailures.isAccessDenied(failure)) {
      problems.add(
          TableSourceConfig.CONNECTION_USER_CONFIG,
          TableSourceErrors.accessDenied(database.user(), reason));
    } else {
      problems.add(
          TableSourceConfig.CONNECTION_URL_CONFIG, TableSourceErrors.cannotConnect(reason));
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
