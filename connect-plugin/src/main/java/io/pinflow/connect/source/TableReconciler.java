package io.pinflow.connect.source;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares one table with its topic whenever it is time to. Not thread-safe, but for stop. */
final class TableReconciler {
  private static final Logger LOGGER = LoggerFactory.getLogger(TableReconciler.class);
  private static final Duration CLOSE_WAIT = Duration.ofMillis(500);
  private static final long LOADING_WAIT_MS = 1_000;
  private static final long FIRST_WAIT_MS = 1_000;
  private static final long MAX_WAIT_MS = 60_000;

  private final SourceTable table;
  private final TableSourceConfig config;
  private final ReconcileConfig reconcile;
  private final Database database;
  private final TableMetrics metrics;
  private final TailWatch watch = new TailWatch();
  private final ReconcileRecords records;
  private volatile ReconcileState state;
  private volatile TableKeyScan scan;
  private volatile Consumer<byte[], byte[]> consumer;
  private final Backoff backoff = new Backoff(FIRST_WAIT_MS, MAX_WAIT_MS);
  private long lastMs;
  private long notBeforeMs;

  /**
   * Readies comparisons of a table.
   *
   * @param stored how far an earlier task came
   */
  TableReconciler(
      SourceTable table,
      TableSourceConfig config,
      Database database,
      TableMetrics metrics,
      ReconcileState stored) {
    this.table = table;
    this.config = config;
    this.reconcile = config.reconcile();
    this.database = database;
    this.metrics = metrics;
    this.state = stored;
    this.records = new ReconcileRecords(table, () -> state);
    this.lastMs = stored.startedMs() == 0 ? System.currentTimeMillis() : stored.startedMs();
  }

  /** Takes in that a record has reached its topic, or never will. */
  void acknowledged(SourceRecord record, RecordMetadata metadata) {
    watch.acknowledged(record, metadata);
  }

  /** The tail of this table, which deliveries take turns with. */
  Tail around(Tail tail) {
    return new ReconcilingTail(tail, watch, metrics);
  }

  /**
   * Time until the next comparison, in milliseconds; zero or less means now. The first rows of a
   * table are left to its tail.
   */
  long waitMs() {
    return watch.hasReachedEnd() ? dueMs() : LOADING_WAIT_MS;
  }

  private long dueMs() {
    long now = System.currentTimeMillis();
    String request = reconcile.request();
    if (!state.isDone() || !(request.isEmpty() || request.equals(state.request()))) {
      return notBeforeMs - now;
    }
    return reconcile.intervalMs() == 0
        ? Long.MAX_VALUE
        : Math.max(notBeforeMs, lastMs + reconcile.intervalMs()) - now;
  }

  /** Compares once, going on with what an earlier task began. */
  void run() throws SQLException, InterruptedException {
    ReconcileCounts counts = new ReconcileCounts();
    boolean goesOn = !state.isDone() && state.request().equals(reconcile.request());
    if (!goesOn) {
      state = ReconcileState.begun(reconcile.request(), System.currentTimeMillis());
    }
    LOGGER.info(
        "Table '{}' is compared with topic '{}'{}",
        table.name(),
        table.topic(),
        goesOn ? " from chunk " + state.chunk() : "");
    try (TableKeyScan keys = new TableKeyScan(table, database, config)) {
      scan = keys;
      consumer = reconcile.consumer(table.name());
      ReconcileKeys codec = keys.open(reconcile);
      KafkaTopicKeys topic = new KafkaTopicKeys(consumer, table.topic(), codec);
      Repairs repairs = new Handing(counts);
      new Comparison(keys, topic, this::awaitPassed, repairs, reconcile.limits(), counts)
          .run(state.chunk());
    } finally {
      scan = null;
      closeConsumer();
      watch.forgetRecent();
    }
    end(counts);
  }

  /** Puts the comparison off after a failure; the log thins out as tries go on. */
  void failed(String reason, Exception failure) {
    metrics.failed();
    long waitMs = backoff.nextMs();
    notBeforeMs = System.currentTimeMillis() + waitMs;
    if (Integer.bitCount(backoff.tries()) == 1) {
      LOGGER.error(ReconcileErrors.reconcileFailed(table.name(), reason, waitMs));
      LOGGER.debug("The comparison of table '{}' ended here", table.name(), failure);
    }
  }

  /** Ends a comparison under way, from any thread. */
  void cancel() {
    Consumer<byte[], byte[]> reader = consumer;
    if (reader != null) {
      reader.wakeup();
    }
    TableKeyScan keys = scan;
    if (keys != null) {
      keys.cancel();
    }
  }

  /** A thread that is interrupted can't close a consumer in order. */
  private void closeConsumer() {
    Consumer<byte[], byte[]> reader = consumer;
    consumer = null;
    if (reader != null) {
      boolean isInterrupted = Thread.interrupted();
      reader.close(CLOSE_WAIT);
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Map<TopicPartition, Long> awaitPassed() throws InterruptedException {
    Map<TopicPartition, Long> ends = watch.awaitPassed();
    Optional<String> other =
        ends.keySet().stream()
            .map(TopicPartition::topic)
            .filter(topic -> !topic.equals(table.topic()))
            .filter(topic -> !reconcile.reportTopic().filter(topic::equals).isPresent())
            .findFirst();
    if (other.isPresent()) {
      throw ReconcileErrors.renamedTopic(table.name(), table.topic(), other.get());
    }
    return ends;
  }

  private void end(ReconcileCounts counts) throws InterruptedException {
    ReconcileReport report = new ReconcileReport(table, state, counts, System.currentTimeMillis());
    LOGGER.info("Table '{}' was compared with its topic: {}", table.name(), report.line());
    if (counts.refused() > 0) {
      LOGGER.error(ReconcileErrors.refusedDeletes(table.name(), counts.refused()));
    }
    if (counts.expired() > 0) {
      LOGGER.warn(ReconcileErrors.expiredRows(table.name(), table.topic(), counts.expired()));
    }
    if (reconcile.reportTopic().isPresent()) {
      deliver(report.record(reconcile.reportTopic().get(), config.recordValues().form()));
    }
    metrics.reconciled(counts.chunks(), report.seconds());
    backoff.succeeded();
    lastMs = state.startedMs();
    state = state.at(KeyHash.CHUNKS);
  }

  private void deliver(SourceRecord report) throws InterruptedException {
    watch.handOver(
        (session, batch) -> {
          batch.add(report, 1);
          return true;
        });
  }

  /** Hands what was found over to the thread that polls. */
  private final class Handing implements Repairs {
    private final ReconcileCounts counts;

    Handing(ReconcileCounts counts) {
      this.counts = counts;
    }

    @Override
    public void missing(List<ReconcileKey> keys) throws InterruptedException {
      hand(RepairDelivery.Kind.MISSING, keys, this::missingSent);
    }

    @Override
    public void deleted(List<ReconcileKey> keys) throws InterruptedException {
      hand(RepairDelivery.Kind.DELETED, keys, this::deletedSent);
    }

    @Override
    public void reached(int chunk) {
      // The end itself is said by the report, once all that was found has been delivered.
      state = chunk == KeyHash.CHUNKS ? state : state.at(chunk);
    }

    private void hand(RepairDelivery.Kind kind, List<ReconcileKey> keys, Runnable sent)
        throws InterruptedException {
      watch.handOver(new RepairDelivery(kind, keys, records, watch::isRecent, sent));
    }

    private void missingSent() {
      counts.missingSent();
      metrics.missingSent();
    }

    private void deletedSent() {
      counts.deletedSent();
      metrics.deletedSent();
    }
  }
}
