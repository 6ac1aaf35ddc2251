package io.pinflow.connect.source;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Carries the rows of MariaDB, MySQL and PostgreSQL tables to topics: the tables are spread over
 * the tasks, and so are the rows that a large table has already.
 */
public final class TableSourceConnector extends SourceConnector {
  private Map<String, String> properties = Map.of();
  private TableWatch watch;

  /** Made by Connect. */
  public TableSourceConnector() {}

  @Override
  public String version() {
    return PluginVersion.text();
  }

  @Override
  public ConfigDef config() {
    return TableSourceConfig.definition();
  }

  /** Checks every key, then with the database itself; each problem is reported at its key. */
  @Override
  public Config validate(Map<String, String> connectorConfigs) {
    return new ConfigurationCheck(connectorConfigs).run(super.validate(connectorConfigs));
  }

  @Override
  public void start(Map<String, String> connectorConfigs) {
    properties = Map.copyOf(connectorConfigs);
    TableSourceConfig config = new TableSourceConfig(properties);
    if (config.findsTables()) {
      watch = new TableWatch(config, () -> context.requestTaskReconfiguration());
      watch.start();
    }
  }

  @Override
  public Class<? extends Task> taskClass() {
    return TableSourceTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    List<TableName> tables =
        watch == null ? new TableSourceConfig(properties).tables() : watch.tables();
    if (tables.isEmpty()) {
      return List.of();
    }
    return new TaskShares(properties, tables).of(maxTasks);
  }

  @Override
  public void stop() {
    if (watch != null) {
      watch.stop();
    }
  }

  /**
   * Every record carries its own key as offset, so any poll may be a transaction. Connect 3.3 and
   * newer ask.
   */
  @Override
  public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> connectorConfig) {
    return ExactlyOnceSupport.SUPPORTED;
  }

  /** Every poll's records end a transaction, if that is left to the connector. */
  @Override
  public ConnectorTransactionBoundaries canDefineTransactionBoundaries(
      Map<String, String> connectorConfig) {
    return ConnectorTransactionBoundaries.SUPPORTED;
  }

  /**
   * Checks offsets that a person edits; they are stored by Connect, which is why there is nothing
   * more to do. Connect 3.6 and newer ask.
   */
  @Override
  public boolean alterOffsets(
      Map<String, String> connectorConfig, Map<Map<String, ?>, Map<String, ?>> offsets) {
    new OffsetEdits(new TableSourceConfig(connectorConfig)).check(offsets);
    return true;
  }
}
