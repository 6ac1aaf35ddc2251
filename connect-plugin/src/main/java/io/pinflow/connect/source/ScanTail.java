package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all rows of a table that has no key to go by, as they are at one moment: by one query, in
 * the order the database finds them.
 *
 * <p>A scan that was broken off is begun again and passes over the rows that are delivered, if they
 * are still the same in the same order. If they are not, nobody can tell which rows were delivered:
 * all are then, and none is left out.
 */
final class ScanTail extends SteppingTail {
  private static final Logger LOGGER = LoggerFactory.getLogger(ScanTail.class);

  /** Connect wants to be answered now and then. */
  private static final int PASSED_OVER_AT_ONCE = 10_000;

  private final TableName table;
  private final SnapshotSchedule schedule;
  private final ScanProgress progress;
  private final WaitingRow waiting = new WaitingRow();
  private ScanState state;
  private TableSession.Rows rows;
  private ScanDigest digest;
  private long found;
  private ScanDigest.Digest waitingDigest;

  /**
   * Goes on with a table's scans.
   *
   * @param state how far the last one is
   */
  ScanTail(TableName table, SnapshotSchedule schedule, ScanState state, ScanProgress progress) {
    this.table = table;
    this.schedule = schedule;
    this.state = state;
    this.progress = progress;
  }

  @Override
  Optional<Outcome> step(TableSession session, RecordBatch batch) throws SQLException {
    if (rows == null) {
      if (state.isDone() && !schedule.isNextDue(state.snapshot())) {
        return Optional.of(Outcome.DRAINED);
      }
      open(session);
    }
    if (!rows.next()) {
      return end(batch);
    }
    found++;
    rows.found(found);
    digest.add(rows.content());
    if (found <= state.rows()) {
      return passOver();
    }
    deliverWaiting(batch);
    waitingDigest = digest.soFar();
    waiting.take(rows, new ScanOffset(state.snapshot(), found, waitingDigest));
    return Optional.empty();
  }

  @Override
  public void disconnected() {
    rows = null;
    waiting.forget();
  }

  @Override
  public boolean isOneQuery() {
    return true;
  }

  @Override
  public String position() {
    return state.isDone() ? schedule.describe() : "after " + state.rows() + " rows of its snapshot";
  }

  private void open(TableSession session) throws SQLException {
    if (state.isDone()) {
      state = ScanState.begun();
    }
    progress.begin(session, state.rows());
    rows = session.scan();
    digest = new ScanDigest();
    found = 0;
  }

  private Optional<Outcome> passOver() throws SQLException {
    if (found == state.rows() && !state.isContent(digest.soFar())) {
      beginAnew();
    }
    return found % PASSED_OVER_AT_ONCE == 0 ? Optional.of(Outcome.MORE) : Optional.empty();
  }

  private void beginAnew() throws SQLException {
    LOGGER.warn(
        "Table '{}' has changed since {} of its rows were delivered, and has no key to tell which: all of its rows are"
            + " delivered from the first on",
        table,
        state.rows());
    state = ScanState.begun();
    rows.close();
    rows = null;
  }

  private void deliverWaiting(RecordBatch batch) {
    if (waiting.deliver(batch)) {
      state = state.delivered(state.rows() + 1, waitingDigest);
      progress.at(state.rows());
    }
  }

  private Optional<Outcome> end(RecordBatch batch) throws SQLException {
    if (found < state.rows()) {
      beginAnew();
      return Optional.of(Outcome.MORE);
    }
    rows.close();
    rows = null;
    if (waiting.isThere()) {
      waiting.setLast();
      deliverWaiting(batch);
    }
    state = state.ended();
    progress.end(state.rows());
    return Optional.of(Outcome.DRAINED);
  }
}
