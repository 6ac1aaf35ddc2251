package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/**
 * Compares the tables of a task with their topics, one at a time, on a thread of its own. Whatever
 * fails there fails nothing else. Thread-safe once started.
 */
final class Reconciler implements AutoCloseable {
  private static final long LONGEST_SLEEP_MS = TimeUnit.HOURS.toMillis(1);
  private static final long END_WAIT_MS = 1_000;

  private final Map<String, TableReconciler> tables = new LinkedHashMap<>();
  private final TableSourceConfig config;
  private final OffsetStorageReader offsets;
  private final Database database;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Thread thread;

  Reconciler(TableSourceConfig config, OffsetStorageReader offsets) {
    this.config = config;
    this.offsets = offsets;
    this.database = new Database(config.connection());
  }

  /**
   * Adds a table; gives what its tail has to be wrapped in, nothing when it is not compared: as no
   * table is unless that is asked for, and no query ever, nor one that is not followed.
   */
  UnaryOperator<Tail> add(SourceTable table, TableMetrics metrics) {
    if (!config.reconcile().isOn() || table.query().isPresent() || !table.isFollowed()) {
      return tail -> tail;
    }
    Map<String, Object> stored = offsets.offset(ReconcileRecords.partition(table.name()));
    TableReconciler reconciler =
        new TableReconciler(table, config, database, metrics, ReconcileState.of(stored));
    tables.put(table.name().toString(), reconciler);
    return reconciler::around;
  }

  /** Starts comparing once all tables have been added. */
  void start() {
    if (!tables.isEmpty()) {
      Thread worker = new Thread(this::work, "table-source-reconcile");
      worker.setDaemon(true);
      thread = worker;
      worker.start();
    }
  }

  /** Takes in that a record has reached its topic, or never will. */
  void acknowledged(SourceRecord record, RecordMetadata metadata) {
    if (tables.isEmpty()) {
      return;
    }
    Map<String, ?> partition = record.sourcePartition();
    TableReconciler reconciler = tables.get(String.valueOf(partition.get(SourceTable.TABLE)));
    if (reconciler != null && !partition.containsKey(SourceTable.CHUNK)) {
      reconciler.acknowledged(record, metadata);
    }
  }

  /** Comes back at once; what is under way ends, or is cut off. */
  @Override
  public void close() {
    stopped.countDown();
    Thread worker = thread;
    if (worker != null) {
      worker.interrupt();
      Thread ending = new Thread(() -> end(worker), "table-source-reconcile-end");
      ending.setDaemon(true);
      ending.start();
    }
  }

  private void end(Thread worker) {
    try {
      tables.values().forEach(TableReconciler::cancel);
      worker.join(END_WAIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      database.cut();
    }
  }

  private void work() {
    try {
      while (stopped.getCount() > 0) {
        TableReconciler next = soonest();
        long waitMs = Math.min(LONGEST_SLEEP_MS, next.waitMs());
        if (waitMs > 0) {
          stopped.await(waitMs, TimeUnit.MILLISECONDS);
        } else {
          run(next);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private TableReconciler soonest() {
    return tables.values().stream()
        .min(Comparator.comparingLong(TableReconciler::waitMs))
        .orElseThrow(IllegalStateException::new);
  }

  /** A failure after the stop is its doing. */
  private void run(TableReconciler table) throws InterruptedException {
    try {
      table.run();
    } catch (SQLException e) {
      fail(table, database.reason(e), e);
    } catch (RuntimeException e) {
      fail(table, String.valueOf(e.getMessage()), e);
    }
  }

  private void fail(TableReconciler table, String reason, Exception failure) {
    if (stopped.getCount() > 0) {
      table.failed(reason, failure);
    }
  }
}
