package io.pinflow.connect.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.connect.util.ConnectorUtils;

/** Spreads tables, and the chunks of all of them, over tasks. */
final class TaskShares {
  private final Map<String, String> properties;
  private final TableSourceConfig config;
  private final List<TableName> tables;

  /**
   * Spreads some tables and queries.
   *
   * @param properties the connector's
   */
  TaskShares(Map<String, String> properties, List<TableName> tables) {
    this.properties = properties;
    this.config = new TableSourceConfig(properties);
    this.tables = tables;
  }

  /**
   * A configuration a task. Without chunks a task that has no table would have nothing to do, and
   * there is none.
   */
  List<Map<String, String>> of(int maxTasks) {
    boolean readsChunks = config.reading().snapshotChunkRows() > 0;
    int count = readsChunks ? maxTasks : Math.min(maxTasks, tables.size());
    List<List<TableName>> shares =
        ConnectorUtils.groupPartitions(tables, Math.min(count, tables.size()));
    List<Map<String, String>> configs = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      List<TableName> share = index < shares.size() ? shares.get(index) : List.of();
      Map<String, String> task = config(share);
      if (readsChunks) {
        new SnapshotShare(index, count, stored()).addTo(task);
      }
      configs.add(task);
    }
    return configs;
  }

  /** A query's rows are made anew for each who asks: nobody cuts it. */
  private List<TableName> stored() {
    List<TableName> queries = config.queries();
    return tables.stream().filter(name -> !queries.contains(name)).collect(Collectors.toList());
  }

  private Map<String, String> config(List<TableName> share) {
    Map<String, String> task = new HashMap<>(properties);
    task.remove(TableSourceConfig.TABLE_WHITELIST_CONFIG);
    task.remove(TableSourceConfig.TABLE_INCLUDE_CONFIG);
    task.remove(TableSourceConfig.TABLE_EXCLUDE_CONFIG);
    List<TableName> queries = config.queries();
    task.put(TableSourceConfig.TABLES_CONFIG, list(share, name -> !queries.contains(name)));
    task.put(TableSourceConfig.NAMED_QUERIES_CONFIG, list(share, queries::contains));
    return task;
  }

  private static String list(List<TableName> tables, Predicate<TableName> listed) {
    return tables.stream().filter(listed).map(TableName::toString).collect(Collectors.joining(","));
  }
}
