package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when a table is read again: at once, after the poll interval, or after the database was
 * lost. A failure ends the task only when a person must mend it and has had time to.
 */
final class TablePoller {
  /** Those kept back wait for transactions, most of which end at once, in nanoseconds. */
  private static final long HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** How long a query may wait for a limit: MariaDB and MySQL drop it after 600,000. */
  private static final long OPEN_MAX_MS = 60_000;

  private static final Logger LOGGER = LoggerFactory.getLogger(TablePoller.class);

  private final TableReader reader;
  private final Database database;
  private final BooleanSupplier stopped;
  private final Backoff backoff;
  private final Grace grace;
  private final TableMetrics metrics;
  private final long intervalNanos;
  private final long openMaxNanos;
  private long dueNanos = System.nanoTime();
  private long openNanos;
  private boolean open;
  private boolean everRead;
  private boolean everEnded;
  private boolean finished;
  private boolean drained;

  TablePoller(
      TableReader reader,
      Database database,
      TableSourceConfig config,
      TableMetrics metrics,
      BooleanSupplier stopped) {
    this.reader = reader;
    this.database = database;
    this.metrics = metrics;
    this.stopped = stopped;
    this.backoff = config.connection().backoff();
    this.grace = config.connection().grace();
    this.intervalNanos = TimeUnit.MILLISECONDS.toNanos(config.reading().pollIntervalMs());
    this.openMaxNanos =
        TimeUnit.MILLISECONDS.toNanos(Math.min(OPEN_MAX_MS, config.connection().queryTimeoutMs()));
  }

  /** Time until this table should be polled, in nanoseconds; zero or less means now. */
  long waitNanos() {
    return dueNanos - System.nanoTime();
  }

  /**
   * Adds what the table has. A lost database only puts the next try off; what a person must mend
   * and has not within the grace is thrown as a ConnectException.
   */
  void poll(RecordBatch batch) {
    long startNanos = System.nanoTime();
    int rowsBefore = batch.size();
    long bytesBefore = batch.bytes();
    try {
      succeeded(reader.read(batch));
    } catch (ConfigException e) {
      disconnect();
      failedForAPerson(e.getMessage(), startNanos);
    } catch (SQLException e) {
      disconnect();
      failed(e, startNanos);
    } finally {
      metrics.delivered(batch.size() - rowsBefore, batch.bytes() - bytesBefore);
    }
  }

  /** True when there will never be more. */
  boolean isFinished() {
    return finished;
  }

  /** True when it had nothing to read last time, and waits for others. */
  boolean isDrained() {
    return drained;
  }

  void cancel() {
    reader.cancel();
  }

  void disconnect() {
    open = false;
    reader.disconnect();
  }

  /**
   * Gives up a query that has waited for long, with its connection: PostgreSQL can't clean up
   * behind an open one, and MariaDB and MySQL drop those that aren't fetched.
   */
  void waitForLimit() {
    if (open && !reader.isOneQuery() && System.nanoTime() - openNanos > openMaxNanos) {
      LOGGER.debug("Table '{}': a query is given up until the limit lets it go on", reader.table());
      reader.cancel();
      disconnect();
    }
  }

  private void succeeded(Tail.Outcome outcome) {
    if (backoff.tries() > 0) {
      metrics.reconnected();
      LOGGER.info(
          "Table '{}': the database is back after {} tries", reader.table(), backoff.tries());
    }
    everRead = true;
    tookUp(outcome);
    backoff.succeeded();
    grace.reset();
    dueNanos = System.nanoTime() + pauseNanos(outcome);
    finished = outcome == Tail.Outcome.FINISHED;
    drained = outcome == Tail.Outcome.DRAINED;
    if (outcome != Tail.Outcome.DRAINED || !reader.isWhole()) {
      return;
    }
    metrics.reachedEnd();
    if (!everEnded) {
      everEnded = true;
      LOGGER.info("Table '{}' is read to its end, on from {}", reader.table(), reader.position());
    }
  }

  /** A batch that is full leaves the query open that filled it. */
  private void tookUp(Tail.Outcome outcome) {
    boolean remains = outcome == Tail.Outcome.MORE;
    if (remains && !open) {
      openNanos = System.nanoTime();
    }
    open = remains;
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

  private void failed(SQLException failure, long startNanos) {
    String reason = database.reason(failure);
    if (SqlFailures.isPermanent(failure)) {
      failedForAPerson(reader.unreadable(reason), startNanos);
    } else if (SqlFailures.isAccessDenied(failure) && !everRead) {
      failedForAPerson(ConnectionErrors.accessDenied(database.user(), reason), startNanos);
    } else if (SqlFailures.isPasswordWithoutTls(failure) && !everRead) {
      failedForAPerson(ConnectionErrors.passwordWithoutTls(database.user()), startNanos);
    } else if (!stopped.getAsBoolean()) {
      grace.reset();
      warn(failure.getSQLState(), reason, putOff(startNanos));
    }
  }

  private void failedForAPerson(String message, long startNanos) {
    if (stopped.getAsBoolean()) {
      return;
    }
    if (grace.isOverAtFailure()) {
      throw TableSourceErrors.permanent(reader.table(), message);
    }
    long waitMs = putOff(startNanos);
    if (isLogged()) {
      LOGGER.error(
          "{} Try {} follows in {} ms; failure.grace.ms bounds how long it is tried",
          message,
          backoff.tries(),
          waitMs);
    }
  }

  /**
   * Waits from the start of the try, not from its end: one that hung has used its wait up already,
   * so that the next always comes within the longest wait.
   */
  private long putOff(long startNanos) {
    metrics.failed();
    dueNanos = startNanos + TimeUnit.MILLISECONDS.toNanos(backoff.nextMs());
    return Math.max(0, TimeUnit.NANOSECONDS.toMillis(waitNanos()));
  }

  private void warn(String state, String reason, long waitMs) {
    if (isLogged()) {
      LOGGER.warn(
          "Table '{}': the database is lost (SQL state {}: {}); try {} follows in {} ms and goes on from {}",
          reader.table(),
          state,
          reason,
          backoff.tries(),
          waitMs,
          reader.position());
    }
  }

  /** Tries never end, so the log thins out: it has the first, second, fourth, eighth … of them. */
  private boolean isLogged() {
    return Integer.bitCount(backoff.tries()) == 1;
  }
}
