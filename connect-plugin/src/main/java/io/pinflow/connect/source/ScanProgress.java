package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how far the scan of a table is. Not thread-safe. */
final class ScanProgress {
  private static final Logger LOGGER = LoggerFactory.getLogger(ScanProgress.class);
  private static final long LOG_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final int LOOK_ROWS = 10_000;

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

  /** A scan begins, or goes on after so many rows. */
  void begin(TableSession session, long delivered) throws SQLException {
    estimate = session.isStored() ? sampler.rows(session.keys()) : 0;
    begunRows = delivered;
    begunNanos = System.nanoTime();
    loggedNanos = begunNanos;
    metrics.snapshotBegun(1, estimate);
    LOGGER.info(
        "Table '{}' has no key to go by: its rows, about {}, are read by one query, {} of them passed over",
        table,
        estimate,
        delivered);
  }

  /** So many rows are delivered. */
  void at(long delivered) {
    if (delivered % LOOK_ROWS != 0) {
      return;
    }
    long now = System.nanoTime();
    metrics.snapshotAt(0, delivered, rate(delivered, now));
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
  void end(long delivered) {
    long rate = rate(delivered, System.nanoTime());
    metrics.snapshotAt(1, delivered, rate);
    LOGGER.info("Table '{}': its snapshot is done, {} rows, {} rows/s", table, delivered, rate);
  }

  private long rate(long delivered, long now) {
    long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(now - begunNanos));
    return (delivered - begunRows) / seconds;
  }
}
