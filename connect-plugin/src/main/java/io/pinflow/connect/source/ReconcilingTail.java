package io.pinflow.connect.source;

import java.sql.SQLException;

/**
 * A tail that tells a watch what it delivers, and delivers what the watch has whenever it is at the
 * table's end, with no query open. While other tasks read a part of the table, that end is not
 * reached.
 */
final class ReconcilingTail implements Tail {
  private final Tail tail;
  private final TailWatch watch;
  private final TableMetrics metrics;

  ReconcilingTail(Tail tail, TailWatch watch, TableMetrics metrics) {
    this.tail = tail;
    this.watch = watch;
    this.metrics = metrics;
  }

  @Override
  public Outcome read(TableSession session, RecordBatch batch) throws SQLException {
    Outcome outcome = readTail(session, batch);
    if (outcome != Outcome.DRAINED || !tail.isWhole() || batch.isFull()) {
      return outcome;
    }
    metrics.reachedEnd();
    return watch.deliver(session, batch) ? Outcome.MORE : outcome;
  }

  @Override
  public void disconnected() {
    tail.disconnected();
  }

  @Override
  public boolean isWhole() {
    return tail.isWhole();
  }

  @Override
  public String position() {
    return tail.position();
  }

  /** What was read before a failure is delivered too. */
  private Outcome readTail(TableSession session, RecordBatch batch) throws SQLException {
    int before = batch.size();
    Outcome outcome = Outcome.MORE;
    try {
      outcome = tail.read(session, batch);
    } finally {
      boolean isAtEnd = outcome == Outcome.DRAINED && tail.isWhole();
      watch.delivered(batch.records().subList(before, batch.size()), isAtEnd);
    }
    return outcome;
  }
}
