package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.HashSet;
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
  private Optional<Bound> floor;
  private Bound settled;
  private Step step = Step.BEGIN;
  private Set<SeenSet.Row> present = new HashSet<>();
  private TableSession.Rows rows;
  private int pageRows;
  private boolean quiet;
  private boolean held;

  SeenTail(SourceTable table, TableSourceConfig config, Optional<Bound> floor, SeenSet seen) {
    this.table = table;
    this.trackedMaxKeys = config.trackedMaxKeys();
    this.pageMaxRows = config.pageMaxRows();
    this.floor = floor;
    this.seen = seen;
  }

  @Override
  Optional<Outcome> step(TableSession session, RecordBatch batch) throws SQLException {
    switch (step) {
      case BEGIN:
        begin(session);
        return Optional.empty();
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
  public String position() {
    return floor.map(point -> "the rows after " + point).orElse("its first row");
  }

  /** A table that was quiet has nothing to settle until it has a row. */
  private void begin(TableSession session) throws SQLException {
    Optional<Bound> point = quiet ? Optional.empty() : settle(session);
    settled = point.orElse(null);
    step = point.isPresent() ? Step.SETTLED : Step.OPEN;
  }

  private Optional<Bound> settle(TableSession session) throws SQLException {
    session.reached().ifPresent(settling::reached);
    return session.observe().flatMap(settling::settledAt);
  }

  /** No row can come before these any more: they are left behind. */
  private void readSettled(TableSession session, RecordBatch batch) throws SQLException {
    if (rows == null) {
      rows = session.rowsBetween(floor, settled, pageMaxRows);
      pageRows = 0;
    }
    if (!rows.next()) {
      endPage(pageRows >= pageMaxRows ? Step.SETTLED : Step.OPEN);
      seen.compact();
      return;
    }
    pageRows++;
    Bound point = rows.point();
    floor = Optional.of(point);
    if (!seen.remove(seen.row(point, rows.version()))) {
      deliver(batch);
    }
  }

  private Optional<Outcome> readOpen(TableSession session, RecordBatch batch) throws SQLException {
    if (rows == null) {
      rows = session.rowsAfter(floor, trackedMaxKeys + 1);
      pageRows = 0;
      present = new HashSet<>();
    }
    if (!rows.next()) {
      return Optional.of(endOpen());
    }
    pageRows++;
    SeenSet.Row row = seen.row(rows.point(), rows.version());
    if (!seen.contains(row)) {
      if (seen.count() >= trackedMaxKeys) {
        return Optional.of(hold());
      }
      seen.add(row);
      deliver(batch);
    }
    present.add(row);
    return Optional.empty();
  }

  private Outcome endOpen() throws SQLException {
    if (pageRows > trackedMaxKeys) {
      return hold();
    }
    endPage(Step.BEGIN);
    seen.replace(present);
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
    rows.addTo(batch, table.offset(key, SEEN, seen.memory()));
  }
}
