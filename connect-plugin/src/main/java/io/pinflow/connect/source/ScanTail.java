package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all rows of a table that has no key to go by, as they are at one moment: by one query, in
 * the order the database finds them, or by one for each of several parts, of which it reads the
 * first itself.
 *
 * <p>A scan that was broken off is begun again and passes over the rows that are delivered, if they
 * are still the same in the same order. If they are not, nobody can tell which rows were delivered:
 * all are then, and none is left out. The last row is delivered when those of the other parts are,
 * so that its offset ends the whole snapshot.
 */
final class ScanTail extends SteppingTail {
  private static final Logger LOGGER = LoggerFactory.getLogger(ScanTail.class);

  private static final int LOOK_ROWS = 10_000;

  private final TableName table;
  private final SnapshotSchedule schedule;
  private final ScanParts parts;
  private final ScanProgress progress;
  private final WaitingRow waiting = new WaitingRow();
  private ScanState state;
  private ScanState waitingState;
  private ScanPass pass;
  private boolean ownRead;

  /**
   * Goes on with a table's scans.
   *
   * @param state how far the last one is
   * @param parts what other tasks read of it
   */
  ScanTail(
      TableName table,
      SnapshotSchedule schedule,
      ScanState state,
      ScanParts parts,
      ScanProgress progress) {
    this.table = table;
    this.schedule = schedule;
    this.state = state;
    this.parts = parts;
    this.progress = progress;
  }

  @Override
  Optional<Outcome> step(TableSession session, RecordBatch batch) throws SQLException {
    if (ownRead) {
      return awaitParts(session, batch);
    }
    if (pass == null && state.isDone() && !schedule.isNextDue(state.snapshot())) {
      return Optional.of(Outcome.DRAINED);
    }
    if (pass == null && !open(session)) {
      return beginLater(session);
    }
    return readOwn(session, batch);
  }

  @Override
  public void disconnected() {
    pass = null;
    ownRead = false;
    waiting.forget();
    parts.disconnected();
  }

  @Override
  public boolean isOneQuery() {
    return true;
  }

  /** What other tasks read is a part of the table. */
  @Override
  public boolean isWhole() {
    return !ownRead;
  }

  @Override
  public String position() {
    return state.isDone() ? schedule.describe() : "after " + state.rows() + " rows of its snapshot";
  }

  private boolean open(TableSession session) throws SQLException {
    if (state.isDone()) {
      state = ScanState.begun();
    }
    state = parts.open(session, state);
    progress.begin(session, state);
    Bound end = state.plan().flatMap(SnapshotPlan::from).orElse(SharedSnapshot.ALL_PAGES);
    Optional<TableSession.Rows> rows = session.scan(Optional.empty(), end);
    rows.ifPresent(found -> pass = new ScanPass(found, state, 0));
    return rows.isPresent();
  }

  private Optional<Outcome> readOwn(TableSession session, RecordBatch batch) throws SQLException {
    switch (pass.next()) {
      case DELIVERED:
        return pass.mayPause() ? Optional.of(Outcome.MORE) : Optional.empty();
      case CHANGED:
        beginAnew(session);
        return Optional.of(Outcome.MORE);
      case NEW:
        takeRow(batch);
        return Optional.empty();
      default:
        endOwn(session);
        return Optional.empty();
    }
  }

  private void takeRow(RecordBatch batch) throws SQLException {
    deliverWaiting(batch);
    waitingState = pass.current();
    waiting.take(pass.row(), new ScanOffset(waitingState));
  }

  /** Others begin when it is sure that the plan is stored before what they deliver. */
  private void deliverWaiting(RecordBatch batch) {
    if (waiting.deliver(batch)) {
      state = waitingState;
      parts.dealOut(state);
      if (state.rows() % LOOK_ROWS == 0) {
        progress.at(parts, state);
      }
    }
  }

  private void beginAnew(TableSession session) throws SQLException {
    LOGGER.warn(
        "Table '{}' has changed since {} of its rows were delivered, and has no key to tell which:"
            + " {} are delivered from the first on",
        table,
        state.rows(),
        state.plan().isPresent() ? "those of its first part" : "all of its rows");
    boolean isEmpty = pass.count() == 0;
    closePass();
    // The end of a snapshot is stored with a row of the first part.
    state = state.plan().isPresent() && !isEmpty ? state.anew() : ScanState.begun();
    parts.leave(session);
  }

  private void endOwn(TableSession session) throws SQLException {
    if (state.plan().isPresent() && !waiting.isThere()) {
      beginAnew(session);
      return;
    }
    closePass();
    ownRead = true;
  }

  private Optional<Outcome> awaitParts(TableSession session, RecordBatch batch)
      throws SQLException {
    if (state.plan().isPresent()) {
      parts.dealOut(state);
      Optional<Outcome> outcome = parts.step(session, batch, state);
      if (!parts.areDone()) {
        progress.at(parts, state);
        return parts.areLost() ? beginLater(session) : outcome;
      }
    }
    if (waiting.isThere()) {
      waiting.setLast();
      deliverWaiting(batch);
    }
    progress.end(parts, state);
    state = state.ended();
    ownRead = false;
    parts.leave(session);
    return Optional.of(Outcome.DRAINED);
  }

  private Optional<Outcome> beginLater(TableSession session) throws SQLException {
    LOGGER.info(
        "Table '{}' was written anew or emptied at once: its snapshot goes on with its rows of now",
        table);
    parts.leave(session);
    disconnected();
    return Optional.of(Outcome.DRAINED);
  }

  private void closePass() throws SQLException {
    pass.close();
    pass = null;
  }
}
