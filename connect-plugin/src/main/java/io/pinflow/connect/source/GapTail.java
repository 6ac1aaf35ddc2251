package io.pinflow.connect.source;

import java.math.BigInteger;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a table in the order of a growing whole number. Numbers passed over are looked up again
 * until every transaction has ended that may have taken them.
 */
final class GapTail extends SteppingTail {
  /** Field of an offset with the numbers passed over. */
  static final String GAPS = "gaps";

  private static final Logger LOGGER = LoggerFactory.getLogger(GapTail.class);

  /** Ranges looked up by one statement: as many as an index serves without reading all of it. */
  private static final int RANGES_AT_ONCE = 100;

  private static final int ROWS_AFTER_A_HOLD = 1_000;

  private enum Step {
    BEGIN,
    PASSED_OVER,
    NEW
  }

  private final SourceTable table;
  private final OrderColumn column;
  private final long intervalNanos;
  private final int trackedMaxKeys;
  private final int pageMaxRows;
  private final Settling settling = new Settling();
  private final GapSet gaps;
  private final Handover handover;
  private Optional<SnapshotPlan> planned = Optional.empty();
  private Bound last;
  private long settled = Long.MIN_VALUE;
  private Step step = Step.BEGIN;
  private long[][] ranges = {};
  private int nextRange;
  private TableSession.Rows rows;
  private int pageRows;
  private int pageLimit;
  private boolean behind = true;
  private boolean held;
  private long lookedNanos;

  GapTail(
      SourceTable table,
      OrderColumn column,
      TableSourceConfig config,
      Optional<Bound> from,
      GapSet gaps,
      Handover handover) {
    this.table = table;
    this.column = column;
    this.trackedMaxKeys = config.order().trackedMaxKeys();
    this.pageMaxRows = config.reading().pageMaxRows();
    this.intervalNanos = TimeUnit.MILLISECONDS.toNanos(config.reading().pollIntervalMs());
    this.last = from.orElse(null);
    this.gaps = gaps;
    this.handover = handover;
    this.lookedNanos = System.nanoTime() - intervalNanos;
  }

  @Override
  Optional<Outcome> step(TableSession session, RecordBatch batch) throws SQLException {
    switch (step) {
      case BEGIN:
        begin(session);
        return Optional.empty();
      case PASSED_OVER:
        lookUp(session, batch);
        return Optional.empty();
      default:
        return readOn(session, batch);
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
    return last == null ? "its first row" : "the row after key " + last;
  }

  private void begin(TableSession session) throws SQLException {
    handover.look(session);
    boolean settledMore = (behind || !gaps.isEmpty()) && settle(session);
    boolean isDue = System.nanoTime() - lookedNanos >= intervalNanos;
    boolean looksUp = !gaps.isEmpty() && (settledMore || isDue);
    ranges = looksUp ? gaps.ranges() : new long[0][];
    nextRange = 0;
    step = looksUp ? Step.PASSED_OVER : Step.NEW;
  }

  /** True when the table is settled further than it was. */
  private boolean settle(TableSession session) throws SQLException {
    Optional<Bound> reached = behind ? session.head() : Optional.ofNullable(last);
    reached.ifPresent(settling::reached);
    Optional<Long> point =
        session
            .observe()
            .flatMap(settling::settledAt)
            .map(this::number)
            .filter(number -> number > settled);
    point.ifPresent(number -> settled = number);
    return point.isPresent();
  }

  private void lookUp(TableSession session, RecordBatch batch) throws SQLException {
    if (rows == null) {
      if (nextRange == ranges.length) {
        gaps.dropUpTo(settled);
        lookedNanos = System.nanoTime();
        step = Step.NEW;
        return;
      }
      rows = session.rows(nextRanges(), Integer.MAX_VALUE);
    }
    if (rows.next()) {
      gaps.fill(number(rows.point()));
      deliver(batch);
    } else {
      rows.close();
      rows = null;
    }
  }

  private Condition nextRanges() {
    Condition condition = Condition.always().text("(");
    int end = Math.min(ranges.length, nextRange + RANGES_AT_ONCE);
    for (; nextRange < end; nextRange++) {
      condition
          .text(column.quoted() + " BETWEEN ")
          .value(column, value(ranges[nextRange][0]))
          .text(" AND ")
          .value(column, value(ranges[nextRange][1]))
          .text(nextRange == end - 1 ? ")" : " OR ");
    }
    return condition;
  }

  private Optional<Outcome> readOn(TableSession session, RecordBatch batch) throws SQLException {
    if (rows == null) {
      openPage(session);
    }
    if (!rows.next()) {
      endPage();
      held = false;
      behind = pageRows >= pageLimit;
      return Optional.of(behind ? Outcome.MORE : Outcome.DRAINED);
    }
    Bound point = rows.point();
    if (planned.isPresent() && number(point) <= settled) {
      handOver(point, batch);
      return Optional.empty();
    }
    if (!passOver(number(point))) {
      hold();
      return Optional.of(Outcome.HELD);
    }
    last = point;
    pageRows++;
    deliver(batch);
    return Optional.empty();
  }

  private void openPage(TableSession session) throws SQLException {
    planned =
        isFarBehind()
            ? handover.plan(session, Optional.ofNullable(last), Bound.of(value(settled)))
            : Optional.empty();
    pageLimit = held ? Math.min(ROWS_AFTER_A_HOLD, pageMaxRows) : pageMaxRows;
    pageRows = 0;
    rows = session.rowsAfter(Optional.ofNullable(last), planned.isPresent() ? 1 : pageLimit);
  }

  /** Whether rows are left up to where the table is settled, and none before that can come. */
  private boolean isFarBehind() {
    return handover.mayPlan()
        && gaps.isEmpty()
        && settled != Long.MIN_VALUE
        && (last == null || handover.isEnough(settled - number(last)));
  }

  /** Leaves the rows after this one to others; its offset is the one that says so. */
  private void handOver(Bound point, RecordBatch batch) throws SQLException {
    SnapshotPlan plan = planned.get().startingAfter(point);
    handover.begin(plan);
    last = plan.end();
    deliver(batch);
    endPage();
  }

  /** Keeps in mind the numbers before one; false when there are too many to do so. */
  private boolean passOver(long number) {
    if (number <= settled || number - 1 == settled) {
      return true;
    }
    long start = Math.max(last == null ? Long.MIN_VALUE : number(last) + 1, settled + 1);
    if (start == number) {
      return true;
    }
    if (gaps.count() >= trackedMaxKeys) {
      return false;
    }
    gaps.add(start, number - 1);
    return true;
  }

  private void hold() throws SQLException {
    if (!held) {
      LOGGER.info(
          "Table '{}': more than {} ranges of keys were passed over and may still come; the rows after key {} wait"
              + " until the transactions under way have ended",
          table.name(),
          trackedMaxKeys,
          last);
    }
    endPage();
    held = true;
    behind = true;
  }

  private void endPage() throws SQLException {
    rows.close();
    rows = null;
    step = Step.BEGIN;
  }

  private void deliver(RecordBatch batch) throws SQLException {
    rows.addTo(batch, table.offset(last.offset(), GAPS, gaps.memory(), handover.text()));
  }

  /** Numbers without a sign are moved down by half their range, so that they keep their order. */
  static long number(OrderColumn column, Bound bound) {
    if (column.kind() == OrderColumn.Kind.WHOLE) {
      return ((Number) bound.value(0)).longValue();
    }
    return new BigInteger(bound.value(0).toString()).longValue() ^ Long.MIN_VALUE;
  }

  private long number(Bound bound) {
    return number(column, bound);
  }

  private Object value(long number) {
    return column.kind() == OrderColumn.Kind.WHOLE
        ? (Object) number
        : Long.toUnsignedString(number ^ Long.MIN_VALUE);
  }
}
