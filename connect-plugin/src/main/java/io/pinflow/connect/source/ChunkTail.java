package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Reads one chunk of a snapshot, in order and page by page.
 *
 * <p>Nobody adds rows to a chunk, so it needs no looking back. A row is handed over only when it is
 * known whether another follows: the offset of the last one says that the chunk is done.
 */
final class ChunkTail extends SteppingTail {
  private final Chunk chunk;
  private final int pageMaxRows;
  private Optional<Bound> last;
  private long count;
  private boolean done;
  private TableSession.Rows rows;
  private int pageRows;
  private final WaitingRow waiting = new WaitingRow();
  private Bound waitingPoint;

  /**
   * Goes on in a chunk.
   *
   * @param last the last row delivered, empty for none
   * @param count the rows delivered so far
   */
  ChunkTail(Chunk chunk, int pageMaxRows, Optional<Bound> last, long count, boolean done) {
    this.chunk = chunk;
    this.pageMaxRows = pageMaxRows;
    this.last = last;
    this.count = count;
    this.done = done;
  }

  @Override
  Optional<Outcome> step(TableSession session, RecordBatch batch) throws SQLException {
    if (done) {
      return Optional.of(Outcome.FINISHED);
    }
    if (rows == null) {
      rows =
          session.rowsBetween(last.isPresent() ? last : chunk.from(), chunk.to(), pageMaxRows + 1);
      pageRows = 0;
    }
    if (rows.next()) {
      pageRows++;
      take(batch);
    } else {
      endPage(batch);
    }
    return Optional.empty();
  }

  @Override
  public void disconnected() {
    rows = null;
    waiting.forget();
  }

  @Override
  public String position() {
    return chunk + ", after " + last.map(Bound::toString).orElse("its begin");
  }

  private void take(RecordBatch batch) throws SQLException {
    deliverWaiting(batch);
    waitingPoint = rows.point();
    waiting.take(rows, new ChunkOffset(chunk.plan(), waitingPoint, count + 1));
    if (waitingPoint.equals(chunk.to())) {
      endPage(batch);
    }
  }

  /** After a page that was full, the row that waits is read again as the first of the next. */
  private void endPage(RecordBatch batch) throws SQLException {
    boolean isLast = pageRows <= pageMaxRows || isAtEnd();
    if (isLast && waiting.isThere()) {
      waiting.setLast();
    }
    rows.close();
    rows = null;
    if (isLast) {
      deliverWaiting(batch);
      done = true;
    }
    waiting.forget();
  }

  private boolean isAtEnd() {
    return waiting.isThere() && waitingPoint.equals(chunk.to());
  }

  private void deliverWaiting(RecordBatch batch) {
    if (waiting.deliver(batch)) {
      last = Optional.of(waitingPoint);
      count++;
    }
  }
}
