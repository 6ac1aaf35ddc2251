package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a table from where it was left, and goes on there over any number of connections. Not
 * thread-safe, but for {@link #cancel}.
 */
final class TableReader {
  private static final Logger LOGGER = LoggerFactory.getLogger(TableReader.class);

  private final SourceTable table;
  private final Database database;
  private final TableSourceConfig config;
  private final OffsetStorageReader offsets;
  private final TableMetrics metrics;
  private final ChunkQueue chunks;
  private final UnaryOperator<Tail> wrapping;
  private volatile Connection connection;
  private volatile TableSession session;
  private Tail tail;

  /**
   * A reader that has read nothing yet.
   *
   * @param chunks takes this task's share of what the tail of a table deals out
   * @param wrapping gives the tail to read by in place of the table's own
   */
  TableReader(
      SourceTable table,
      Database database,
      TableSourceConfig config,
      OffsetStorageReader offsets,
      TableMetrics metrics,
      ChunkQueue chunks,
      UnaryOperator<Tail> wrapping) {
    this.wrapping = wrapping;
    this.table = table;
    this.database = database;
    this.config = config;
    this.offsets = offsets;
    this.metrics = metrics;
    this.chunks = chunks;
  }

  TableName table() {
    return table.name();
  }

  /** What to tell a person who has to mend the table. */
  String unreadable(String reason) {
    return table.query().isPresent()
        ? TableErrors.unreadableQuery(table.name(), reason)
        : TableErrors.unreadableTable(table.name(), reason);
  }

  /** Where the table is read up to, for the log. */
  String position() {
    return tail == null ? "where it was left" : tail.position();
  }

  /** False while others read a part of the table. */
  boolean isWhole() {
    return tail == null || tail.isWhole();
  }

  /** Whether a query given up has to be read again from its first row. */
  boolean isOneQuery() {
    return tail != null && tail.isOneQuery();
  }

  /** Adds the table's next rows to the batch. */
  Tail.Outcome read(RecordBatch batch) throws SQLException {
    TableSession current = connected();
    return tail.read(current, batch);
  }

  /** Lets go of the connection; the next read makes a new one and goes on where this one was. */
  void disconnect() {
    Connection old = connection;
    connection = null;
    session = null;
    if (tail != null) {
      tail.disconnected();
    }
    if (old != null) {
      quietly(old::close);
    }
  }

  /** Ends the query under way. */
  void cancel() {
    TableSession current = session;
    if (current != null) {
      quietly(current::cancel);
    }
  }

  private TableSession connected() throws SQLException {
    if (session == null) {
      connection = database.open();
      TableSession opened = TableSession.on(connection, table, database.dialect(), config);
      if (tail == null) {
        tail = wrapping.apply(resume(opened.order()));
        logStart();
      }
      session = opened;
    }
    return session;
  }

  /** Of chunks there are hundreds: progress tells of them. */
  private void logStart() {
    if (!table.chunk().isPresent()) {
      LOGGER.info(
          "Table '{}' goes to topic '{}' from {}", table.name(), table.topic(), tail.position());
    }
  }

  private Tail resume(ReadOrder order) throws SQLException {
    if (table.chunk().isPresent()) {
      return chunk(table.chunk().get(), order);
    }
    if (!table.isFollowed()) {
      return snapshot(order);
    }
    Map<String, Object> known = new FirstOffset(table, config, offsets).find(order, connection);
    return order.isCounted() ? counted(order, known) : seen(order, known);
  }

  private Tail chunk(Chunk chunk, ReadOrder order) {
    if (!order.hasKey()) {
      return scanPart(chunk, order);
    }
    ChunkState state = ChunkState.of(chunk, offsets.offset(table.partition(order)));
    Optional<Bound> last = bound(order, state.offset());
    return new ChunkTail(chunk, config.reading().pageMaxRows(), last, state.rows(), state.isDone());
  }

  private Tail snapshot(ReadOrder order) {
    Map<String, Object> stored = offsets.offset(table.partition(order));
    Map<String, Object> offset = stored == null ? Map.of() : stored;
    SnapshotSchedule schedule = config.reading().snapshotSchedule();
    if (!order.hasKey()) {
      return scan(schedule, parsed(offset, ScanState::of), order);
    }
    Optional<String> last =
        known(offset, TableOffset.PLAN).map(text -> plan(order, text)).map(SnapshotPlan::id);
    return new SnapshotTail(table, schedule, handover(order, offset), last);
  }

  private Tail scan(SnapshotSchedule schedule, ScanState state, ReadOrder order) {
    ScanParts parts =
        new ScanParts(table, config, offsets, state, plan -> chunks.take(table, order, plan));
    ScanProgress progress = new ScanProgress(table.name(), database.dialect().sampler(), metrics);
    return new ScanTail(table.name(), schedule, state, parts, progress);
  }

  private Tail scanPart(Chunk part, ReadOrder order) {
    Map<String, Object> stored = offsets.offset(table.partition(order));
    ScanState state = parsed(stored, offset -> ScanState.ofPart(part, offset));
    return new ScanPartTail(table.name(), part, state, () -> isOver(part.plan(), order));
  }

  /** By what the table's own task has stored last, which may not have the part's snapshot yet. */
  private boolean isOver(String snapshot, ReadOrder order) {
    Map<String, Object> stored = offsets.offset(config.table(table.name()).partition(order));
    if (stored == null) {
      return false;
    }
    ScanState whole = parsed(stored, ScanState::of);
    return whole.snapshot().equals(snapshot)
        ? whole.isDone()
        : SnapshotSchedule.isLater(whole.snapshot(), snapshot);
  }

  private Tail counted(ReadOrder order, Map<String, Object> offset) {
    Optional<Bound> from = bound(order, offset);
    GapSet gaps =
        known(offset, GapTail.GAPS).map(text -> parsed(text, GapSet::of)).orElseGet(GapSet::new);
    OrderColumn column = order.columns().get(0);
    return new GapTail(table, column, config, from, gaps, handover(order, offset));
  }

  private Tail seen(ReadOrder order, Map<String, Object> offset) {
    Optional<Bound> floor = bound(order, offset);
    SeenSet seen =
        known(offset, SeenTail.SEEN).map(text -> parsed(text, SeenSet::of)).orElseGet(SeenSet::new);
    return new SeenTail(table, config, floor, seen, handover(order, offset));
  }

  private Handover handover(ReadOrder order, Map<String, Object> offset) {
    SnapshotProgress progress = new SnapshotProgress(table, order, offsets, metrics);
    Handover handover =
        new Handover(
            table,
            config,
            database.dialect().sampler(),
            progress,
            plan -> chunks.take(table, order, plan));
    known(offset, TableOffset.PLAN)
        .map(text -> plan(order, text))
        .filter(plan -> !plan.isEmpty())
        .ifPresent(handover::begin);
    return handover;
  }

  private SnapshotPlan plan(ReadOrder order, String text) {
    SnapshotPlan plan = parsed(text, SnapshotPlan::of);
    if (!plan.isOf(order)) {
      throw OffsetErrors.foreignOffset(table.name(), text);
    }
    return plan;
  }

  private Optional<Bound> bound(ReadOrder order, Map<String, Object> offset) {
    Object stored = offset.get(TableOffset.KEY);
    if (stored == null) {
      return Optional.empty();
    }
    Bound bound = parsed(stored, Bound::ofOffset);
    if (!order.accepts(bound)) {
      throw OffsetErrors.foreignOffset(table.name(), stored);
    }
    return Optional.of(bound);
  }

  private static Optional<String> known(Map<String, Object> offset, String field) {
    return Optional.ofNullable(offset.get(field)).map(Object::toString);
  }

  private <T, R> R parsed(T stored, Function<T, R> parser) {
    try {
      return parser.apply(stored);
    } catch (IllegalArgumentException e) {
      throw OffsetErrors.foreignOffset(table.name(), stored);
    }
  }

  /** The connection is given up anyway: what closing it says is of no use but to a developer. */
  private static void quietly(SqlAction action) {
    try {
      action.run();
    } catch (SQLException e) {
      LOGGER.debug("A connection did not end in order", e);
    }
  }

  private interface SqlAction {
    void run() throws SQLException;
  }
}
