package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Has the rows that a table has at a moment read by all tasks, and looks after no later ones. It
 * reads the first row itself: in that one's offset stands which rows are left to the tasks.
 */
final class SnapshotTail implements Tail {
  private final SourceTable table;
  private final SnapshotSchedule schedule;
  private final Handover handover;
  private Optional<String> last;

  /**
   * Goes on with a table's snapshots.
   *
   * @param handover has begun with the last snapshot, if any
   * @param last the name of that one
   */
  SnapshotTail(
      SourceTable table, SnapshotSchedule schedule, Handover handover, Optional<String> last) {
    this.table = table;
    this.schedule = schedule;
    this.handover = handover;
    this.last = last;
  }

  @Override
  public Outcome read(TableSession session, RecordBatch batch) throws SQLException {
    handover.look(session);
    if (handover.isUnderWay() || !isDue()) {
      return Outcome.DRAINED;
    }
    Optional<Bound> end = session.head();
    if (end.isPresent()) {
      begin(end.get(), session, batch);
    } else {
      last = Optional.of(SnapshotSchedule.newId());
    }
    return Outcome.DRAINED;
  }

  @Override
  public void disconnected() {
    // Nothing of a snapshot belongs to a connection.
  }

  @Override
  public boolean isWhole() {
    return !handover.isUnderWay();
  }

  @Override
  public String position() {
    return isDue() ? "its first row" : schedule.describe();
  }

  private boolean isDue() {
    return !last.isPresent() || schedule.isNextDue(last.get());
  }

  private void begin(Bound end, TableSession session, RecordBatch batch) throws SQLException {
    SnapshotPlan all = handover.planWhole(session, end);
    try (TableSession.Rows rows = session.rowsBetween(Optional.empty(), end, 1)) {
      if (!rows.next()) {
        return;
      }
      Bound first = rows.point();
      SnapshotPlan rest = all.startingAfter(first);
      Optional<String> text = Optional.of(rest.text());
      rows.addTo(batch, table.offset(first.offset(), "", () -> "", text));
      last = Optional.of(rest.id());
      if (!rest.isEmpty()) {
        handover.begin(rest);
      }
    }
  }
}
