package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the tail of a table leaves to all tasks to read, in chunks. Not thread-safe.
 *
 * <p>A tail that is far behind deals out everything up to where the table is settled, and goes on
 * after that itself. The plan stands in the tail's own offset, next to the key it goes on from: so
 * either both are stored or neither is.
 */
final class Handover {
  private static final Logger LOGGER = LoggerFactory.getLogger(Handover.class);

  /** How many rows there are may be known better later, or the tail be further behind. */
  private static final long TRY_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

  private static final int MAX_PLAN_CHARACTERS = 65_536;

  private final SourceTable table;
  private final KeySampler sampler;
  private final long chunkRows;
  private final boolean isShared;
  private final SnapshotProgress progress;
  private final Consumer<SnapshotPlan> taken;
  private Optional<SnapshotPlan> plan = Optional.empty();
  private Optional<String> text = Optional.empty();
  private long dueNanos = System.nanoTime();

  /**
   * Readies a tail that has dealt out nothing yet.
   *
   * @param taken told of each plan as it comes to be
   */
  Handover(
      SourceTable table,
      TableSourceConfig config,
      KeySampler sampler,
      SnapshotProgress progress,
      Consumer<SnapshotPlan> taken) {
    this.table = table;
    this.sampler = sampler;
    this.chunkRows = config.reading().snapshotChunkRows();
    this.isShared = config.reading().snapshotShare().isOneOfSeveral();
    this.progress = progress;
    this.taken = taken;
  }

  /** Whether a plan may be tried: now and then, and while none is under way. */
  boolean mayPlan() {
    return isShared && chunkRows > 0 && !isUnderWay() && System.nanoTime() - dueNanos >= 0;
  }

  /** Whether so many keys can be rows enough. */
  boolean isEnough(long keys) {
    return keys >= 2 * chunkRows;
  }

  /** A plan for the rows after one point up to another, empty when they are too few for one. */
  Optional<SnapshotPlan> plan(TableSession session, Optional<Bound> from, Bound to)
      throws SQLException {
    dueNanos = System.nanoTime() + TRY_AGAIN_NANOS;
    if (!session.isStored()) {
      return Optional.empty();
    }
    KeySampler.Cut cut = sampler.cut(session.keys(), from, to, chunkRows, KeySampler.MAX_PARTS);
    if (cut.points().isEmpty()) {
      return Optional.empty();
    }
    SnapshotPlan made = SnapshotPlan.of(SnapshotSchedule.newId(), from, cut, to);
    if (made.text().length() > MAX_PLAN_CHARACTERS) {
      LOGGER.info(
          "Table '{}': its keys are too long to deal its rows out; one task reads them",
          table.name());
      return Optional.empty();
    }
    return Optional.of(made);
  }

  /** A plan for all rows up to a point, with one chunk where they are too few for several. */
  SnapshotPlan planWhole(TableSession session, Bound to) throws SQLException {
    boolean isDealtOut = isShared && chunkRows > 0;
    Optional<SnapshotPlan> cut =
        isDealtOut ? plan(session, Optional.empty(), to) : Optional.empty();
    return cut.isPresent()
        ? cut.get()
        : new SnapshotPlan(
            SnapshotSchedule.newId(),
            Optional.empty(),
            List.of(to),
            session.isStored() ? sampler.rows(session.keys()) : 0);
  }

  /** From now on, offsets of the tail have the plan. */
  void begin(SnapshotPlan made) {
    plan = Optional.of(made);
    text = Optional.of(made.text());
    progress.begin(made);
    taken.accept(made);
  }

  /** The plan as offsets have it, empty for none. */
  Optional<String> text() {
    return text;
  }

  /** True from the begin of a plan until all its rows are known to be delivered. */
  boolean isUnderWay() {
    return plan.isPresent();
  }

  /** Looks, now and then, how far the tasks are. */
  void look(TableSession session) throws SQLException {
    if (plan.isPresent() && progress.isComplete(session)) {
      plan = Optional.empty();
      text = Optional.empty();
    }
  }
}
