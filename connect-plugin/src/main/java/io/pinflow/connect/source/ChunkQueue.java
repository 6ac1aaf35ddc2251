package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task's share of the chunks, one of which is read at a time. Plans are found in the stored
 * offsets of the tables' tails, whichever task has these. Not thread-safe.
 */
final class ChunkQueue {
  private static final Logger LOGGER = LoggerFactory.getLogger(ChunkQueue.class);

  /** Plans are made soon after the start of a table's own task, and seldom later. */
  private static final long SOON_NANOS = TimeUnit.MINUTES.toNanos(3);

  private static final long OFTEN_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long SELDOM_NANOS = TimeUnit.SECONDS.toNanos(15);

  /** How long a chunk that waits for another task holds up those of other tables. */
  private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final TableSourceConfig config;
  private final Database database;
  private final OffsetStorageReader offsets;
  private final SnapshotShare share;
  private final Function<SourceTable, TablePoller> pollers;
  private final Map<TableName, ReadOrder> orders = new LinkedHashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Deque<SourceTable> waiting = new ArrayDeque<>();
  private Optional<TablePoller> current = Optional.empty();
  private SourceTable currentTable;
  private long currentNanos;
  private final long begunNanos = System.nanoTime();
  private long dueNanos = begunNanos;
  private boolean failing;

  /**
   * An empty queue.
   *
   * @param pollers makes what reads a chunk
   */
  ChunkQueue(
      TableSourceConfig config,
      Database database,
      OffsetStorageReader offsets,
      Function<SourceTable, TablePoller> pollers) {
    this.config = config;
    this.database = database;
    this.offsets = offsets;
    this.share = config.reading().snapshotShare();
    this.pollers = pollers;
  }

  /** What reads the chunk that is this task's turn, empty for none. */
  Optional<TablePoller> current() {
    if (current.isPresent() && current.get().isFinished()) {
      endCurrent();
    } else if (isHeldUp()) {
      putOffCurrent();
    }
    if (!current.isPresent() && !waiting.isEmpty()) {
      currentTable = waiting.remove();
      current = Optional.of(pollers.apply(currentTable));
      currentNanos = System.nanoTime();
    }
    return current;
  }

  /** Whether it waits for another task, and there are chunks of tables that do not. */
  private boolean isHeldUp() {
    return current.isPresent()
        && current.get().isDrained()
        && System.nanoTime() - currentNanos >= TURN_NANOS
        && !waiting.stream().allMatch(this::isOfCurrentTable);
  }

  private void putOffCurrent() {
    endCurrent();
    waiting.add(currentTable);
    while (isOfCurrentTable(waiting.element())) {
      waiting.add(waiting.remove());
    }
  }

  private boolean isOfCurrentTable(SourceTable chunk) {
    return chunk.name().equals(currentTable.name());
  }

  private void endCurrent() {
    current.get().disconnect();
    current = Optional.empty();
  }

  /** Takes in this task's chunks of a plan, once, but for those that are done. */
  void take(SourceTable table, ReadOrder order, SnapshotPlan plan) {
    if (!known.add(table.name() + " " + plan.id())) {
      return;
    }
    // Those of an earlier plan are all read, or given up.
    waiting.removeIf(chunk -> chunk.name().equals(table.name()));
    Map<Map<String, String>, Chunk> own = new LinkedHashMap<>();
    for (Chunk chunk : plan.chunks()) {
      if (share.has(table.name(), chunk)) {
        own.put(table.chunk(chunk).partition(order), chunk);
      }
    }
    Map<Map<String, String>, Map<String, Object>> stored = offsets.offsets(own.keySet());
    own.forEach(
        (partition, chunk) -> {
          if (!ChunkState.of(chunk, stored.get(partition)).isDone()) {
            waiting.add(table.chunk(chunk));
          }
        });
  }

  /**
   * Looks for plans of other tasks' tables, now and then. What fails is tried again: it must not
   * end a task whose own tables can be read.
   */
  void look() {
    long now = System.nanoTime();
    if (!share.isOneOfSeveral() || now - dueNanos < 0) {
      return;
    }
    dueNanos = now + (now - begunNanos < SOON_NANOS ? OFTEN_NANOS : SELDOM_NANOS);
    try {
      inspect();
      takeStored();
      failing = false;
    } catch (SQLException e) {
      failed(database.reason(e));
    } catch (ConnectException e) {
      failed(e.getMessage());
    }
  }

  /** Says it once for each time that it begins to fail. */
  private void failed(String reason) {
    if (!failing) {
      LOGGER.warn("Other tasks' snapshots can't be looked for, and are tried again: {}", reason);
    }
    failing = true;
  }

  private void takeStored() {
    Map<Map<String, String>, TableName> tables = new HashMap<>();
    orders.forEach((table, order) -> tables.put(config.table(table).partition(order), table));
    Map<Map<String, String>, Map<String, Object>> stored = offsets.offsets(tables.keySet());
    stored.forEach(
        (partition, offset) -> {
          if (offset != null && offset.get(TableOffset.PLAN) != null) {
            takeStored(tables.get(partition), offset.get(TableOffset.PLAN).toString());
          }
        });
  }

  private void takeStored(TableName table, String text) {
    ReadOrder order = orders.get(table);
    try {
      SnapshotPlan plan = SnapshotPlan.of(text);
      if (plan.isOf(order)) {
        take(config.table(table), order, plan);
        return;
      }
    } catch (IllegalArgumentException e) {
      LOGGER.debug("The plan of table '{}' is none", table, e);
    }
    throw OffsetErrors.foreignOffset(table, text);
  }

  private void inspect() throws SQLException {
    List<TableName> unknown = new ArrayList<>(share.tables());
    unknown.removeAll(orders.keySet());
    if (unknown.isEmpty()) {
      return;
    }
    try (Connection connection = database.open()) {
      for (TableName table : unknown) {
        inspect(table, connection);
      }
    }
  }

  /** A table that can't be read is its own task's to report; it may be mended. */
  private void inspect(TableName table, Connection connection) throws SQLException {
    try {
      TableInspector inspector = new TableInspector(connection, database.dialect(), config);
      orders.put(table, inspector.order(config.table(table)));
    } catch (ConfigException e) {
      LOGGER.debug("Table '{}' has no order", table, e);
    } catch (SQLException e) {
      if (!SqlFailures.isPermanent(e)) {
        throw e;
      }
      LOGGER.debug("Table '{}' can't be read", table, e);
    } finally {
      database.dialect().reset(connection);
    }
  }
}
