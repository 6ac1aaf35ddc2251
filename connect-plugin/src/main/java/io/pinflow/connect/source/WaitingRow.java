package io.pinflow.connect.source;

import java.sql.SQLException;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * The row read last, which waits until it is known whether another follows: the offset of the last
 * one of a part says so. Not thread-safe.
 */
final class WaitingRow {
  private SourceRecord row;
  private PartOffset offset;
  private int weight;

  /** Takes the current row of a result. */
  void take(TableSession.Rows rows, PartOffset current) throws SQLException {
    row = rows.record(current);
    weight = rows.weight();
    offset = current;
  }

  boolean isThere() {
    return row != null;
  }

  /** No other row follows it. */
  void setLast() {
    offset.setDone();
  }

  /** Adds it to the batch; false when there is none. */
  boolean deliver(RecordBatch batch) {
    if (row == null) {
      return false;
    }
    batch.add(row, weight);
    row = null;
    return true;
  }

  /** It is read again. */
  void forget() {
    row = null;
  }
}
