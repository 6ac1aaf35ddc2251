package io.pinflow.connect.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which chunks a task reads of the snapshots: every so-manieth of each table. It is the connector
 * that tells its tasks, by keys of their own. Immutable.
 */
final class SnapshotShare {
  private static final String INDEX = "pinflow.task.index";
  private static final String COUNT = "pinflow.task.count";
  private static final String TABLES = "pinflow.task.tables";

  private final int index;
  private final int count;
  private final List<TableName> tables;

  /**
   * A share of one task.
   *
   * @param index the task's place among the others, from 0
   * @param count how many tasks there are
   * @param tables those of all tasks
   */
  SnapshotShare(int index, int count, List<TableName> tables) {
    this.index = index;
    this.count = count;
    this.tables = List.copyOf(tables);
  }

  /** The share of a task that was told, and of one that was not: it reads every chunk. */
  static SnapshotShare of(Map<String, String> properties) {
    if (!properties.containsKey(COUNT)) {
      return new SnapshotShare(0, 1, List.of());
    }
    List<TableName> tables = new ArrayList<>();
    for (String name : properties.get(TABLES).split(",", -1)) {
      if (!name.isEmpty()) {
        tables.add(TableName.of(name));
      }
    }
    return new SnapshotShare(
        Integer.parseInt(properties.get(INDEX)), Integer.parseInt(properties.get(COUNT)), tables);
  }

  /** Tells a task. */
  void addTo(Map<String, String> properties) {
    properties.put(INDEX, Integer.toString(index));
    properties.put(COUNT, Integer.toString(count));
    properties.put(
        TABLES, tables.stream().map(TableName::toString).collect(Collectors.joining(",")));
  }

  /** True when other tasks read chunks too. */
  boolean isOneOfSeveral() {
    return count > 1;
  }

  /** Those whose chunks this task has a share of, besides its own tables. */
  List<TableName> tables() {
    return tables;
  }

  /** Each table's first chunk is another task's, so that small snapshots spread too. */
  boolean has(TableName table, Chunk chunk) {
    return Math.floorMod(table.hashCode() + chunk.index(), count) == index;
  }
}
