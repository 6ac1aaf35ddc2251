package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a table's snapshot is, by the offsets that all tasks have stored. Not thread-safe.
 *
 * <p>A chunk is done when the offset of its last row is stored. One whose last rows were deleted
 * before they were read has no such row: it counts as done once it has been found without rows for
 * longer than any record can be on its way.
 */
final class SnapshotProgress {
  private static final Logger LOGGER = LoggerFactory.getLogger(SnapshotProgress.class);
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long LOG_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** More than twice the time within which a producer delivers or fails, as it comes. */
  private static final long EMPTY_NANOS = TimeUnit.MINUTES.toNanos(5);

  /** Without news for so long, chunks are looked at in the table itself. */
  private static final long STILL_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final SourceTable table;
  private final ReadOrder order;
  private final OffsetStorageReader offsets;
  private final TableMetrics metrics;
  private final Map<Chunk, Long> emptySince = new HashMap<>();
  private List<Chunk> open = List.of();
  private long deliveredOfDone;
  private long rows;
  private int chunks;
  private long begunNanos;
  private long begunRows = -1;
  private long lastDelivered = -1;
  private long movedNanos;
  private long lookedNanos;
  private long loggedNanos;

  SnapshotProgress(
      SourceTable table, ReadOrder order, OffsetStorageReader offsets, TableMetrics metrics) {
    this.table = table;
    this.order = order;
    this.offsets = offsets;
    this.metrics = metrics;
  }

  void begin(SnapshotPlan plan) {
    open = plan.chunks();
    chunks = open.size();
    rows = plan.rows();
    deliveredOfDone = 0;
    begunRows = -1;
    lastDelivered = -1;
    emptySince.clear();
    begunNanos = System.nanoTime();
    lookedNanos = begunNanos - LOOK_NANOS;
    loggedNanos = begunNanos;
    metrics.snapshotBegun(chunks, rows);
    LOGGER.info(
        "Table '{}': about {} rows are read by all tasks, in {} chunks",
        table.name(),
        rows,
        chunks);
  }

  /** True when every row is delivered; looks only when there may be news. */
  boolean isComplete(TableSession session) throws SQLException {
    long now = System.nanoTime();
    if (now - lookedNanos < LOOK_NANOS) {
      return false;
    }
    lookedNanos = now;
    long delivered = look(session, now);
    if (delivered != lastDelivered) {
      lastDelivered = delivered;
      movedNanos = now;
    }
    if (begunRows < 0) {
      begunRows = delivered;
    }
    metrics.snapshotAt(chunks - open.size(), delivered, rate(now));
    if (open.isEmpty() || now - loggedNanos >= LOG_NANOS) {
      loggedNanos = now;
      log(now);
    }
    return open.isEmpty();
  }

  /** Rows delivered by all tasks so far. */
  private long look(TableSession session, long now) throws SQLException {
    Map<Map<String, String>, Chunk> byPartition = new HashMap<>();
    open.forEach(chunk -> byPartition.put(table.chunk(chunk).partition(order), chunk));
    Map<Map<String, String>, Map<String, Object>> stored = offsets.offsets(byPartition.keySet());
    List<Chunk> still = new ArrayList<>();
    long deliveredOfOpen = 0;
    for (Map.Entry<Map<String, String>, Chunk> one : byPartition.entrySet()) {
      ChunkState state = ChunkState.of(one.getValue(), stored.get(one.getKey()));
      if (state.isDone() || isLeftEmpty(session, one.getValue(), state, now)) {
        deliveredOfDone += state.rows();
      } else {
        deliveredOfOpen += state.rows();
        still.add(one.getValue());
      }
    }
    open = still;
    return deliveredOfDone + deliveredOfOpen;
  }

  private boolean isLeftEmpty(TableSession session, Chunk chunk, ChunkState state, long now)
      throws SQLException {
    if (now - movedNanos < STILL_NANOS) {
      return false;
    }
    Optional<Bound> from = state.key().isPresent() ? state.key() : chunk.from();
    Condition rest = order.after(from).and(order.upTo(chunk.to()));
    if (session.keys().first(rest).isPresent()) {
      emptySince.remove(chunk);
      return false;
    }
    return now - emptySince.computeIfAbsent(chunk, first -> now) >= EMPTY_NANOS;
  }

  private void log(long now) {
    if (open.isEmpty()) {
      LOGGER.info(
          "Table '{}': its snapshot is done, {} rows, {} rows/s",
          table.name(),
          lastDelivered,
          rate(now));
      return;
    }
    LOGGER.info(
        "Table '{}': {} of about {} rows are delivered, {} of {} chunks, {} rows/s, about {} s left",
        table.name(),
        lastDelivered,
        rows,
        chunks - open.size(),
        chunks,
        rate(now),
        metrics.getSnapshotSecondsLeft());
  }

  /** Rows a second since this task has looked. */
  private long rate(long now) {
    long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(now - begunNanos));
    return (lastDelivered - begunRows) / seconds;
  }
}
