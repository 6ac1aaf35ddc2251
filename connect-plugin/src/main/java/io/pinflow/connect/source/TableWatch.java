package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for tables at the start and now and then, in a thread of its own, and asks for tasks to be
 * configured anew when the tables are others than those handed out. Thread-safe.
 */
final class TableWatch {
  private static final Logger LOGGER = LoggerFactory.getLogger(TableWatch.class);

  /** How long the first answer waits for the database: Connect's own thread waits with it. */
  private static final long FIRST_WAIT_MS = 5_000;

  private final TableSourceConfig config;
  private final Database database;
  private final TableSearch search;
  private final Runnable reconfigure;
  private final CountDownLatch looked = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "table-source-watch");
  private List<TableName> found;
  private List<TableName> handedOut;
  private boolean answered;
  private boolean failing;

  /**
   * Readies a watch.
   *
   * @param reconfigure asks Connect for tasks to be configured anew
   */
  TableWatch(TableSourceConfig config, Runnable reconfigure) {
    this.config = config;
    this.database = new Database(config.connection());
    this.search = new TableSearch(config, database, config.tables());
    this.reconfigure = reconfigure;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Ends the search, also one that waits for the database. */
  void stop() {
    stopped.countDown();
    database.cut();
  }

  /**
   * The tables named and those found last.
   *
   * @throws ConnectException while none could be looked for yet: an answer without them would take
   *     the tables of running tasks away
   */
  List<TableName> tables() {
    await();
    synchronized (this) {
      answered = true;
      if (found == null) {
        throw new ConnectException(TableErrors.tablesUnknown());
      }
      handedOut = found;
      List<TableName> all = new ArrayList<>(config.tables());
      all.addAll(found);
      return all;
    }
  }

  private void await() {
    try {
      looked.await(FIRST_WAIT_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      do {
        look();
      } while (!stopped.await(config.tableRefreshMs(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Nothing may end the thread: tables would never be found again, and nobody would know. Asked
   * before Connect has had its first answer, a standalone worker would wait for itself
   * (KAFKA-16051).
   */
  private void look() {
    try (Connection connection = database.open()) {
      take(search.find(connection));
    } catch (SQLException e) {
      failed(database.reason(e));
    } catch (RuntimeException e) {
      failed(String.valueOf(e.getMessage()));
    } finally {
      looked.countDown();
    }
    if (isChanged()) {
      ask();
    }
  }

  private void ask() {
    try {
      reconfigure.run();
    } catch (RuntimeException e) {
      LOGGER.warn("Connect did not take the new tables; they are offered again", e);
    }
  }

  private synchronized void take(List<TableName> tables) {
    failing = false;
    if (!tables.equals(found)) {
      LOGGER.info("Tables that match table.include.list: {}", tables);
    }
    found = tables;
  }

  private synchronized boolean isChanged() {
    return stopped.getCount() > 0 && answered && found != null && !found.equals(handedOut);
  }

  /** Says it once for each time the database is lost. */
  private synchronized void failed(String reason) {
    if (!failing && stopped.getCount() > 0) {
      LOGGER.warn("{}", TableErrors.cannotLookForTables(reason, config.tableRefreshMs()));
    }
    failing = true;
  }
}
