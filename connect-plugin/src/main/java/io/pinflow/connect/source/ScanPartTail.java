package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one part of a table without a key, as the table is at the moment that another session
 * exports. While there is none, it waits: rows of two moments are not those of a table.
 */
final class ScanPartTail extends SteppingTail {
  private static final Logger LOGGER = LoggerFactory.getLogger(ScanPartTail.class);

  private final TableName table;
  private final Chunk part;
  private final BooleanSupplier isOver;
  private final WaitingRow waiting = new WaitingRow();
  private ScanState state;
  private ScanState waitingState;
  private ScanPass pass;
  private boolean finished;

  /**
   * Goes on in a part.
   *
   * @param state how far it is
   * @param isOver whether the snapshot is known to be done, or given up
   */
  ScanPartTail(TableName table, Chunk part, ScanState state, BooleanSupplier isOver) {
    this.table = table;
    this.part = part;
    this.state = state;
    this.isOver = isOver;
    this.finished = state.isDone();
  }

  @Override
  Optional<Outcome> step(TableSession session, RecordBatch batch) throws SQLException {
    if (!finished && pass == null && !open(session)) {
      finished = isOver.getAsBoolean();
      return finished ? Optional.empty() : Optional.of(Outcome.DRAINED);
    }
    return finished ? Optional.of(Outcome.FINISHED) : readPart(session, batch);
  }

  @Override
  public void disconnected() {
    pass = null;
    waiting.forget();
  }

  @Override
  public boolean isOneQuery() {
    return true;
  }

  /** The table is its own task's to tell of. */
  @Override
  public boolean isWhole() {
    return false;
  }

  @Override
  public String position() {
    return part + ", after " + state.rows() + " rows of it";
  }

  private boolean open(TableSession session) throws SQLException {
    Optional<String> moment = session.sharedSnapshot().join(part.plan());
    if (!moment.isPresent()) {
      return false;
    }
    Optional<TableSession.Rows> rows = session.scan(part.from(), part.to());
    if (!rows.isPresent()) {
      session.sharedSnapshot().leave();
      return false;
    }
    state = state.at(moment.get());
    pass = new ScanPass(rows.get(), state, part.firstNumber());
    return true;
  }

  private Optional<Outcome> readPart(TableSession session, RecordBatch batch) throws SQLException {
    switch (pass.next()) {
      case DELIVERED:
        return pass.mayPause() ? Optional.of(Outcome.MORE) : Optional.empty();
      case CHANGED:
        beginAnew();
        return Optional.of(Outcome.MORE);
      case NEW:
        deliverWaiting(batch);
        waitingState = pass.current();
        waiting.take(pass.row(), new ScanOffset(waitingState));
        return Optional.empty();
      default:
        end(session, batch);
        return Optional.empty();
    }
  }

  private void deliverWaiting(RecordBatch batch) {
    if (waiting.deliver(batch)) {
      state = waitingState;
    }
  }

  private void beginAnew() throws SQLException {
    LOGGER.warn(
        "Table '{}' has changed since {} rows of {} were delivered, and has no key to tell which:"
            + " those of that part are delivered from the first on",
        table,
        state.rows(),
        part);
    state = state.anew();
    pass.close();
    pass = null;
  }

  private void end(TableSession session, RecordBatch batch) throws SQLException {
    if (waiting.isThere()) {
      waiting.setLast();
      deliverWaiting(batch);
    }
    pass.close();
    pass = null;
    session.sharedSnapshot().leave();
    finished = true;
  }
}
