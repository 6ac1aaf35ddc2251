package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when a table is read again: at once, after the poll interval, or after the database was
 * lost.
 */
final class TablePoller {
  /** Those kept back wait for transactions, most of which end at once, in nanoseconds. */
  private static final long HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final Logger LOGGER = LoggerFactory.getLogger(TablePoller.class);

  private final TableReader reader;
  private final Database database;
  private final BooleanSupplier stopped;
  private final Backoff backoff;
  private final long intervalNanos;
  private long dueNanos = System.nanoTime();
  private boolean everRead;
  private boolean everEnded;

  TablePoller(
      TableReader reader, Database database, TableSourceConfig config, BooleanSupplier stopped) {
    this.reader = reader;
    this.database = database;
    this.stopped = stopped;
    this.backoff = config.backoff();
    this.intervalNanos = TimeUnit.MILLISECONDS.toNanos(config.pollIntervalMs());
  }

  /** Time until this table should be polled, in nanoseconds; zero or less means now. */
  long waitNanos() {
    return dueNanos - System.nanoTime();
  }

  /**
   * Adds what the table has. A lost database only puts the next try off; what a person must mend is
   * thrown as a ConnectException.
   */
  void poll(RecordBatch batch) {
    try {
      succeeded(reader.read(batch));
    } catch (ConfigException e) {
      reader.disconnect();
      throw TableSourceErrors.permanent(reader.table(), e.getMessage(), e);
    } catch (SQLException e) {
      reader.disconnect();
      failed(e);
    }
  }

  void cancel() {
    reader.cancel();
  }

  void abort() {
    reader.abort();
  }

  void disconnect() {
    reader.disconnect();
  }

  private void succeeded(Tail.Outcome outcome) {
    if (backoff.tries() > 0) {
      LOGGER.info(
          "Table '{}': the database is back after {} tries", reader.table(), backoff.tries());
    }
    everRead = true;
    backoff.succeeded();
    dueNanos = System.nanoTime() + pauseNanos(outcome);
    if (outcome == Tail.Outcome.DRAINED && !everEnded) {
      everEnded = true;
      LOGGER.info("Table '{}' is read to its end, on from {}", reader.table(), reader.position());
    }
  }

  private long pauseNanos(Tail.Outcome outcome) {
    switch (outcome) {
      case MORE:
        return 0;
      case HELD:
        return Math.min(HELD_NANOS, intervalNanos);
      default:
        return intervalNanos;
    }
  }

  /** A query that stop() cut short fails too, which is as it should be. */
  private void failed(SQLException failure) {
    if (stopped.getAsBoolean()) {
      return;
    }
    if (SqlFailures.isAccessDenied(failure) && !everRead) {
      String message = TableSourceErrors.accessDenied(database.user(), database.reason(failure));
      throw TableSourceErrors.permanent(reader.table(), message, null);
    }
    if (SqlFailures.isPermanent(failure)) {
      String message = TableSourceErrors.unreadableTable(reader.table(), database.reason(failure));
      throw TableSourceErrors.permanent(reader.table(), message, null);
    }
    long waitMs = backoff.nextMs();
    dueNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMs);
    warn(failure, waitMs);
  }

  /** Tries never end, so the log thins out: it has the first, second, fourth, eighth … of them. */
  private void warn(SQLException failure, long waitMs) {
    if (Integer.bitCount(backoff.tries()) == 1) {
      LOGGER.warn(
          "Table '{}': the database is lost (SQL state {}: {}); try {} follows in {} ms and goes on from {}",
          reader.table(),
          failure.getSQLState(),
          database.reason(failure),
          backoff.tries(),
          waitMs,
          reader.position());
    }
  }
}
