package io.pinflow.connect.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.util.ConnectorUtils;

/** Spreads tables, and the chunks of all of them, over tasks. */
final class TaskShares {
  private final Map<String, String> properties;
  private final List<TableName> tables;

  /**
   * Spreads some tables.
   *
   * @param properties the connector's
   */
  TaskShares(Map<String, String> properties, List<TableName> tables) {
    this.properties = properties;
    this.tables = tables;
  }

  /**
   * A configuration a task. Without chunks a task that has no table would have nothing to do, and
   * there is none.
   */
  List<Map<String, String>> of(int maxTasks) {
    boolean readsChunks = new TableSourceConfig(properties).snapshotChunkRows() > 0;
    int count = readsChunks ? maxTasks : Math.min(maxTasks, tables.size());
    List<List<TableName>> shares =
        ConnectorUtils.groupPartitions(tables, Math.min(count, tables.size()));
    List<Map<String, String>> configs = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      List<TableName> share = index < shares.size() ? shares.get(index) : List.of();
      Map<String, String> config = config(share);
      if (readsChunks) {
        new SnapshotShare(index, count, tables).addTo(config);
      }
      configs.add(config);
    }
    return configs;
  }

  private Map<String, String> config(List<TableName> share) {
    Map<String, String> config = new HashMap<>(properties);
    config.remove(TableSourceConfig.TABLE_WHITELIST_CONFIG);
    config.remove(TableSourceConfig.TABLE_INCLUDE_CONFIG);
    config.remove(TableSourceConfig.TABLE_EXCLUDE_CONFIG);
    config.put(
        TableSourceConfig.TABLES_CONFIG,
        share.stream().map(TableName::toString).collect(Collectors.joining(",")));
    return config;
  }
}
