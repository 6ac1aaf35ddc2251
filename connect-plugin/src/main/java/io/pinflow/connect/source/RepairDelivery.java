package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Looks keys up in the table, and delivers the rows there as they are now, or tombstones for those
 * that are not there.
 *
 * <p>It runs between two looks of the tail, on its connection: what the tail delivered before was
 * read before, and what it will deliver is read later, so that no older state of a row ever follows
 * a newer one. Not thread-safe.
 */
final class RepairDelivery implements Delivery {
  private static final int KEYS_AT_ONCE = 100;

  /** What is done with rows. */
  enum Kind {
    /** The topic lacks those that are there. */
    MISSING,
    /** The topic has those that are not there. */
    DELETED
  }

  private final Kind kind;
  private final ReconcileRecords records;
  private final Predicate<Object> isRecent;
  private final Runnable sent;
  private final Deque<ReconcileKey> waiting;
  private final Map<Bound, ReconcileKey> asked = new LinkedHashMap<>();

  /**
   * Readies a delivery.
   *
   * @param isRecent whether the tail has delivered a record's key since it was found missing
   * @param sent called for each record
   */
  RepairDelivery(
      Kind kind,
      List<ReconcileKey> keys,
      ReconcileRecords records,
      Predicate<Object> isRecent,
      Runnable sent) {
    this.kind = kind;
    this.records = records;
    this.isRecent = isRecent;
    this.sent = sent;
    this.waiting = new ArrayDeque<>(keys);
  }

  @Override
  public boolean deliver(TableSession session, RecordBatch batch) throws SQLException {
    while (!batch.isFull()) {
      while (asked.size() < KEYS_AT_ONCE && !waiting.isEmpty()) {
        ReconcileKey next = waiting.removeFirst();
        asked.put(next.bound(), next);
      }
      if (asked.isEmpty()) {
        return true;
      }
      if (readRows(session, batch)) {
        asked.values().forEach(key -> gone(key, batch));
        asked.clear();
      }
    }
    return asked.isEmpty() && waiting.isEmpty();
  }

  /** True when all rows were read: those keys left are not in the table. */
  private boolean readRows(TableSession session, RecordBatch batch) throws SQLException {
    ReadOrder order = session.order();
    int keyStart = order.time().isPresent() ? 1 : 0;
    try (TableSession.Rows rows = session.rows(order.isOneOf(asked.keySet()), Integer.MAX_VALUE)) {
      while (rows.next()) {
        ReconcileKey key = asked.remove(rows.point().after(keyStart));
        if (key != null) {
          there(rows, batch);
        }
        if (batch.isFull()) {
          return false;
        }
      }
      return true;
    }
  }

  /** A row marked as deleted makes a tombstone, which the topic lacks only if it has the row. */
  private void there(TableSession.Rows rows, RecordBatch batch) throws SQLException {
    RecordBatch one = new RecordBatch(1, Long.MAX_VALUE);
    rows.addTo(one, null);
    SourceRecord row = one.records().get(0);
    boolean isMarked = row.value() == null;
    if (isMarked == (kind == Kind.DELETED) && !isRecent.test(row.key())) {
      batch.add(records.of(row, kind), (int) one.bytes());
      sent.run();
    }
  }

  private void gone(ReconcileKey key, RecordBatch batch) {
    if (kind == Kind.DELETED) {
      batch.add(records.tombstone(key), ReconcileRecords.TOMBSTONE_BYTES);
      sent.run();
    }
  }
}
