package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how far the scan of a table is, with the parts that other tasks read. Not thread-safe. */
final class ScanProgress {
  private static final Logger LOGGER = LoggerFactory.getLogger(ScanProgress.class);
  private static final long LOG_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final TableName table;
  private final KeySampler sampler;
  private final TableMetrics metrics;
  private long estimate;
  private long begunRows;
  private long begunNanos;
  private long loggedNanos;

  ScanProgress(TableName table, KeySampler sampler, TableMetrics metrics) {
    this.table = table;
    this.sampler = sampler;
    this.metrics = metrics;
  }

  /** A scan begins, or goes on in this state. */
  void begin(TableSession session, ScanState state) throws SQLException {
    begunRows = state.rows();
    begunNanos = System.nanoTime();
    loggedNanos = begunNanos;
    if (state.plan().isPresent()) {
      beginParts(state.plan().get());
    } else {
      beginWhole(session);
    }
  }

  private void beginParts(SnapshotPlan plan) {
    int parts = 1 + plan.chunks().size();
    estimate = plan.rows();
    metrics.snapshotBegun(parts, estimate);
    LOGGER.info(
        "Table '{}' has no key to go by: its rows, about {}, are read by all tasks, in {} parts, {}"
            + " rows of the first of them passed over",
        table,
        estimate,
        parts,
        begunRows);
  }

  private void beginWhole(TableSession session) throws SQLException {
    estimate = session.isStored() ? sampler.rows(session.keys()) : 0;
    metrics.snapshotBegun(1, estimate);
    LOGGER.info(
        "Table '{}' has no key to go by: its rows, about {}, are read by one query, {} of them"
            + " passed over",
        table,
        estimate,
        begunRows);
  }

  /** So much is delivered. */
  void at(ScanParts parts, ScanState own) {
    long now = System.nanoTime();
    long delivered = own.rows() + parts.rows();
    metrics.snapshotAt(parts.done(), delivered, rate(delivered, now));
    if (now - loggedNanos >= LOG_NANOS) {
      loggedNanos = now;
      LOGGER.info(
          "Table '{}': {} of about {} rows are delivered, {} rows/s",
          table,
          delivered,
          estimate,
          rate(delivered, now));
    }
  }

  /** All rows are delivered. */
  void end(ScanParts parts, ScanState own) {
    long delivered = own.rows() + parts.rows();
    long rate = rate(delivered, System.nanoTime());
    metrics.snapshotAt(1 + parts.done(), delivered, rate);
    LOGGER.info("Table '{}': its snapshot is done, {} rows, {} rows/s", table, delivered, rate);
  }

  private long rate(long delivered, long now) {
    long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(now - begunNanos));
    return (delivered - begunRows) / seconds;
  }
}
