package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a table in any order that grows: by the time of rows' last change, or by a key without
 * countable gaps. The rows not settled yet are read again and again, and those delivered are kept
 * in mind until they are settled.
 */
final class SeenTail extends SteppingTail {
  /** Field of an offset with the rows delivered beyond its key. */
  static final String SEEN = "seen";

  private static final Logger LOGGER = LoggerFactory.getLogger(SeenTail.class);

  /** With more looks than these since a whole one, nobody knows any more how far they went. */
  private static final int MOST_SEEN_ENDS = 64;

  private enum Step {
    BEGIN,
    SETTLED,
    OPEN
  }

  private final SourceTable table;
  private final int trackedMaxKeys;
  private final int pageMaxRows;
  private final Settling settling = new Settling();
  private final SeenSet seen;
  private final Handover handover;
  private Optional<SnapshotPlan> planned = Optional.empty();
  private Optional<Bound> floor;
  private Bound settled;
  private Step step = Step.BEGIN;

  /** The last rows delivered ahead: of the last whole look, and of each since that was not. */
  private final List<Bound> seenEnds = new ArrayList<>();

  private Optional<Bound> lastSeen = Optional.empty();
  private Set<SeenSet.Row> present = new HashSet<>();
  private TableSession.Rows rows;
  private int pageRows;
  private boolean quiet;
  private boolean held;

  SeenTail(
      SourceTable table,
      TableSourceConfig config,
      Optional<Bound> floor,
      SeenSet seen,
      Handover handover) {
    this.table = table;
    this.trackedMaxKeys = config.order().trackedMaxKeys();
    this.pageMaxRows = config.reading().pageMaxRows();
    this.floor = floor;
    this.seen = seen;
    this.handover = handover;
  }

  @Override
  Optional<Outcome> step(TableSession session, RecordBatch batch) throws SQLException {
    switch (step) {
      case BEGIN:
        return begin(session);
      case SETTLED:
        readSettled(session, batch);
        return Optional.empty();
      default:
        return readOpen(session, batch);
    }
  }

  @Override
  public void disconnected() {
    rows = null;
    step = Step.BEGIN;
  }

  @Override
  public boolean isWhole() {
    return !handover.isUnderWay();
  }

  @Override
  public String position() {
    return floor.map(point -> "the rows after " + point).orElse("its first row");
  }

  /**
   * A table that was quiet has nothing to settle until it has a row. What was left to others is
   * waited for: a row may be among it in a version older than the one that comes after it.
   */
  private Optional<Outcome> begin(TableSession session) throws SQLException {
    handover.look(session);
    if (handover.isUnderWay()) {
      return Optional.of(Outcome.HELD);
    }
    Optional<Bound> point = quiet ? Optional.empty() : settle(session);
    settled = point.orElse(null);
    step = point.isPresent() ? Step.SETTLED : Step.OPEN;
    return Optional.empty();
  }

  private Optional<Bound> settle(TableSession session) throws SQLException {
    session.reached().ifPresent(settling::reached);
    return session.observe().flatMap(settling::settledAt);
  }

  /** No row can come before these any more: they are left behind. */
  private void readSettled(TableSession session, RecordBatch batch) throws SQLException {
    if (rows == null) {
      openSettled(session);
    }
    if (!rows.next()) {
      endPage(pageRows >= pageMaxRows ? Step.SETTLED : Step.OPEN);
      seen.compact();
      return;
    }
    pageRows++;
    Bound point = rows.point();
    if (planned.isPresent()) {
      handOver(point, batch);
      return;
    }
    floor = Optional.of(point);
    if (!seen.remove(seen.row(point, rows.version()))) {
      deliver(batch);
    }
  }

  private void openSettled(TableSession session) throws SQLException {
    planned =
        handover.mayPlan() && isPastSeen(session)
            ? handover.plan(session, floor, settled)
            : Optional.empty();
    rows = session.rowsBetween(floor, settled, planned.isPresent() ? 1 : pageMaxRows);
    pageRows = 0;
  }

  /** Whether no row is ahead that was delivered already: a chunk would deliver it again. */
  private boolean isPastSeen(TableSession session) throws SQLException {
    keepLastSeen();
    if (!seen.isEmpty() && isPast(session, seenEnds)) {
      // Those left have changed since, and are others now.
      seen.replace(Set.of());
    }
    return seen.isEmpty();
  }

  private boolean isPast(TableSession session, List<Bound> points) throws SQLException {
    ReadOrder order = session.order();
    for (Bound point : points) {
      Condition ahead = order.after(floor).and(order.upTo(point));
      if (session.keys().first(ahead).isPresent()) {
        return false;
      }
    }
    return !points.isEmpty() && points.size() < MOST_SEEN_ENDS;
  }

  private void keepLastSeen() {
    lastSeen
        .filter(point -> seenEnds.size() < MOST_SEEN_ENDS && !seenEnds.contains(point))
        .ifPresent(seenEnds::add);
    lastSeen = Optional.empty();
  }

  /** Leaves the rows after this one to others; its offset is the one that says so. */
  private void handOver(Bound point, RecordBatch batch) throws SQLException {
    SnapshotPlan plan = planned.get().startingAfter(point);
    handover.begin(plan);
    floor = Optional.of(plan.end());
    deliver(batch);
    endPage(Step.BEGIN);
  }

  private Optional<Outcome> readOpen(TableSession session, RecordBatch batch) throws SQLException {
    if (rows == null) {
      rows = session.rowsAfter(floor, trackedMaxKeys + 1);
      pageRows = 0;
      present = new HashSet<>();
      keepLastSeen();
    }
    if (!rows.next()) {
      return Optional.of(endOpen());
    }
    pageRows++;
    Bound point = rows.point();
    SeenSet.Row row = seen.row(point, rows.version());
    if (!seen.contains(row)) {
      if (seen.count() >= trackedMaxKeys) {
        return Optional.of(hold());
      }
      seen.add(row);
      deliver(batch);
    }
    lastSeen = Optional.of(point);
    present.add(row);
    return Optional.empty();
  }

  private Outcome endOpen() throws SQLException {
    if (pageRows > trackedMaxKeys) {
      return hold();
    }
    endPage(Step.BEGIN);
    seen.replace(present);
    seenEnds.clear();
    quiet = seen.isEmpty();
    held = false;
    return Outcome.DRAINED;
  }

  private Outcome hold() throws SQLException {
    if (!held) {
      LOGGER.info(
          "Table '{}': more than {} rows are not settled; those after them wait until the transactions under way have"
              + " ended",
          table.name(),
          trackedMaxKeys);
    }
    held = true;
    quiet = false;
    endPage(Step.BEGIN);
    return Outcome.HELD;
  }

  private void endPage(Step next) throws SQLException {
    rows.close();
    rows = null;
    step = next;
  }

  private void deliver(RecordBatch batch) throws SQLException {
    Object key = floor.map(Bound::offset).orElse(null);
    rows.addTo(batch, table.offset(key, SEEN, seen.memory(), handover.text()));
  }
}
