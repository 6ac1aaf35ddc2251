package io.pinflow.connect.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads its share of the tables, and of the chunks of all tables' snapshots, in turn: a batch of
 * one at a time.
 *
 * <p>Connect calls {@link #stop} from another thread than {@link #poll} or from the same, depending
 * on its version: both are safe.
 */
public final class TableSourceTask extends SourceTask {
  private static final Logger LOGGER = LoggerFactory.getLogger(TableSourceTask.class);

  /** Connect wants poll to come back now and then, in nanoseconds. */
  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long STOP_WAIT_MS = 1_000;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ReentrantLock reading = new ReentrantLock();
  private volatile List<TablePoller> pollers = List.of();
  private List<TablePoller> tails = List.of();
  private volatile TableSourceConfig config;
  private volatile Database database;
  private volatile TaskMetrics metrics;
  private volatile ChunkQueue chunks;
  private Optional<TablePoller> chunkPoller = Optional.empty();
  private volatile Reconciler reconciler;
  private TransactionEnds transactions;
  private RateLimit limit;
  private ReadAhead ahead;
  private int turn;

  /** Made by Connect. */
  public TableSourceTask() {}

  @Override
  public String version() {
    return PluginVersion.text();
  }

  @Override
  public void start(Map<String, String> properties) {
    config = new TableSourceConfig(properties);
    database = new Database(config.connection());
    metrics = config.reading().metrics();
    transactions = TransactionEnds.of(context, properties);
    limit = config.reading().rateLimit();
    ahead = new ReadAhead(this::read);
    chunks =
        new ChunkQueue(
            config,
            database,
            context.offsetStorageReader(),
            part -> poller(part, metrics.of(part.name()), tail -> tail));
    reconciler = new Reconciler(config, context.offsetStorageReader());
    tails = config.tables().stream().map(this::poller).collect(Collectors.toList());
    pollers = tails;
    reconciler.start();
  }

  /** The next rows, or null after a bounded wait when there are none. */
  @Override
  public List<SourceRecord> poll() throws InterruptedException {
    List<SourceRecord> records = isStopped() ? List.of() : readWithinLimit();
    metrics.logIfDue();
    if (!records.isEmpty()) {
      transactions.end();
      return records;
    }
    stopped.await(Math.min(MAX_WAIT_NANOS, waitNanos()), TimeUnit.NANOSECONDS);
    return null;
  }

  @Override
  public void commitRecord(SourceRecord record, RecordMetadata metadata) {
    reconciler.acknowledged(record, metadata);
  }

  @Override
  public void stop() {
    stopped.countDown();
    closeReconciler();
    cancelInBackground();
    disconnect();
    closeMetrics();
  }

  /** Connect may stop a task that it never started. */
  private void closeMetrics() {
    TaskMetrics current = metrics;
    if (current != null) {
      current.close();
    }
  }

  private void closeReconciler() {
    Reconciler current = reconciler;
    if (current != null) {
      current.close();
    }
  }

  private TablePoller poller(TableName name) {
    SourceTable table = config.table(name);
    TableMetrics own = metrics.start(name);
    return poller(table, own, reconciler.add(table, own));
  }

  private TablePoller poller(SourceTable table, TableMetrics counts, UnaryOperator<Tail> wrapping) {
    TableReader reader =
        new TableReader(
            table, database, config, context.offsetStorageReader(), counts, chunks, wrapping);
    return new TablePoller(reader, database, config, counts, this::isStopped);
  }

  private List<SourceRecord> readWithinLimit() throws InterruptedException {
    if (limit.isNone()) {
      return ahead.next().records();
    }
    if (limit.waitNanos() <= 0) {
      RecordBatch batch = read();
      limit.delivered(batch);
      return batch.records();
    }
    reading.lock();
    try {
      pollers.forEach(TablePoller::waitForLimit);
    } finally {
      closeIfStopped();
      reading.unlock();
    }
    return List.of();
  }

  /** A batch of the first table, going round, that has rows. */
  private RecordBatch read() {
    RecordBatch batch =
        limit.batch(config.reading().batchMaxRows(), config.reading().batchMaxBytes());
    reading.lock();
    try {
      List<TablePoller> all = withChunk();
      long endNanos = System.nanoTime() + MAX_WAIT_NANOS;
      for (int i = 0; i < all.size() && batch.isEmpty() && hasTime(endNanos); i++) {
        TablePoller poller = all.get(turn % all.size());
        turn = (turn + 1) % all.size();
        poll(poller, batch);
      }
    } finally {
      closeIfStopped();
      reading.unlock();
    }
    return batch;
  }

  /** The tables of this task, and the chunk that is its turn. */
  private List<TablePoller> withChunk() {
    chunks.look();
    Optional<TablePoller> chunk = chunks.current();
    if (!chunk.equals(chunkPoller)) {
      chunkPoller = chunk;
      List<TablePoller> all = new ArrayList<>(tails);
      chunk.ifPresent(all::add);
      pollers = all;
    }
    return pollers;
  }

  private void poll(TablePoller poller, RecordBatch batch) {
    if (poller.waitNanos() <= 0) {
      poller.poll(batch);
    }
  }

  private long waitNanos() {
    long tables = pollers.stream().mapToLong(TablePoller::waitNanos).min().orElse(MAX_WAIT_NANOS);
    return Math.max(tables, limit.waitNanos());
  }

  /** A database that hangs would hold poll up once for each table. */
  private boolean hasTime(long endNanos) {
    return !isStopped() && System.nanoTime() - endNanos < 0;
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** Closes the connections once the reading thread has let go of them, or cuts them. */
  private void disconnect() {
    try {
      if (reading.tryLock(STOP_WAIT_MS, TimeUnit.MILLISECONDS)) {
        closeAll();
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOGGER.info(
        "The database did not answer within {} ms of the stop: its connections are cut",
        STOP_WAIT_MS);
    database.cut();
  }

  /** A database that doesn't answer must not hold up who asks for the end. */
  private void cancelInBackground() {
    List<TablePoller> all = pollers;
    Thread thread = new Thread(() -> all.forEach(TablePoller::cancel), "table-source-cancel");
    thread.setDaemon(true);
    thread.start();
  }

  /** A connection that came to be while the task was stopped is nobody else's to close. */
  private void closeIfStopped() {
    if (isStopped()) {
      pollers.forEach(TablePoller::disconnect);
    }
  }

  private void closeAll() {
    try {
      pollers.forEach(TablePoller::disconnect);
    } finally {
      reading.unlock();
    }
  }
}
