package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/**
 * What all tasks read of a scan that one of them has dealt out, as that one sees it: by the offsets
 * that they have stored. Not thread-safe.
 *
 * <p>All see the table at the moment that this task's session exports. When that session is lost,
 * the next one exports a later moment, and a part read before may have other rows by then: it is
 * gone through again, and delivered again when its rows are not the same. So every row of the last
 * moment is delivered, wherever it was before.
 */
final class ScanParts {
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** Without news for so long, parts are gone through here that nothing was delivered of. */
  private static final long SHORT_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Without news for so long, all are: the last rows of one may be gone. */
  private static final long LONG_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final SourceTable table;
  private final OffsetStorageReader offsets;
  private final long partRows;
  private final boolean isShared;
  private final Consumer<SnapshotPlan> taken;
  private final Map<Chunk, ScanState> open = new LinkedHashMap<>();
  private final Deque<Chunk> unsure = new ArrayDeque<>();

  /**
   * Parts looked into at this moment: those begun at an earlier one may be complete, and those not
   * begun may be empty. Neither changes while the moment lasts.
   */
  private final Set<Chunk> checked = new HashSet<>();

  private Optional<ScanPartCheck> check = Optional.empty();
  private Optional<String> dealtOut;
  private String moment = "";
  private int count;
  private long rowsOfDone;
  private long lastRows;
  private long lookedNanos;
  private long movedNanos;
  private long emptyNanos;
  private boolean hasLooked;
  private boolean lost;

  /**
   * Goes on with what was dealt out, and has it read.
   *
   * @param stored the state of the last scan
   * @param taken told of parts when they may be read
   */
  ScanParts(
      SourceTable table,
      TableSourceConfig config,
      OffsetStorageReader offsets,
      ScanState stored,
      Consumer<SnapshotPlan> taken) {
    this.table = table;
    this.offsets = offsets;
    this.partRows = config.reading().snapshotChunkRows();
    this.isShared = partRows > 0 && config.reading().snapshotShare().isOneOfSeveral();
    this.dealtOut = stored.plan().map(SnapshotPlan::id);
    this.taken = taken;
    stored.plan().ifPresent(taken);
  }

  /**
   * Lets all sessions see the table at this moment, if it is cut into parts or can be.
   *
   * @param state of the scan; one with nothing delivered may be cut
   * @return the same with its parts
   */
  ScanState open(TableSession session, ScanState state) throws SQLException {
    forget();
    boolean isPossible = session.isStored() && session.sharedSnapshot().isPossible();
    if (isPossible && state.plan().isPresent() && isDealtOut(state)) {
      moment = session.sharedSnapshot().export(state.snapshot());
      begin(state.plan().get());
      return state;
    }
    ScanState whole = state.plan().isPresent() ? ScanState.begun() : state;
    boolean mayBeCut = isPossible && isShared && whole.rows() == 0;
    return mayBeCut ? cut(session.sharedSnapshot(), whole) : whole;
  }

  /** Has the parts read; once the state with them is on its way to be stored, not earlier. */
  void dealOut(ScanState state) {
    if (state.plan().isPresent() && !isDealtOut(state)) {
      dealtOut = Optional.of(state.snapshot());
      taken.accept(state.plan().get());
    }
  }

  /** Looks how far the parts are, and takes care of those that nobody else will. */
  Optional<Tail.Outcome> step(TableSession session, RecordBatch batch, ScanState own)
      throws SQLException {
    if (!check.isPresent()) {
      look(session);
      beginCheck(session);
    }
    if (lost || !check.isPresent()) {
      return Optional.of(Tail.Outcome.DRAINED);
    }
    switch (check.get().step(batch, own)) {
      case COMPLETE:
        complete(check.get().part(), check.get().rows());
        endCheck();
        return Optional.empty();
      case LOST:
        lost = true;
        endCheck();
        return Optional.of(Tail.Outcome.DRAINED);
      case INCOMPLETE:
        endCheck();
        return Optional.empty();
      case PAUSING:
        return Optional.of(Tail.Outcome.MORE);
      default:
        return Optional.empty();
    }
  }

  /** Whether the rows of the moment can't be had any more. */
  boolean areLost() {
    return lost;
  }

  /** True when every row of the parts is delivered. */
  boolean areDone() {
    return hasLooked && open.isEmpty();
  }

  /** How many parts are done. */
  int done() {
    return count - open.size();
  }

  /** About how many rows of the parts are delivered. */
  long rows() {
    return lastRows;
  }

  /** Other sessions may still see the moment, but nobody can join them any more. */
  void disconnected() {
    check = Optional.empty();
    unsure.clear();
    hasLooked = false;
    lost = false;
  }

  /** Nobody needs the moment any more. */
  void leave(TableSession session) throws SQLException {
    disconnected();
    if (session.sharedSnapshot().isHeld()) {
      session.sharedSnapshot().leave();
    }
  }

  private boolean isDealtOut(ScanState state) {
    return dealtOut.equals(Optional.of(state.snapshot()));
  }

  private ScanState cut(SharedSnapshot shared, ScanState whole) throws SQLException {
    moment = shared.export(whole.snapshot());
    KeySampler.Cut cut = shared.cut(partRows, KeySampler.MAX_PARTS);
    if (cut.points().isEmpty()) {
      shared.leave();
      return whole;
    }
    SnapshotPlan all =
        SnapshotPlan.of(whole.snapshot(), Optional.empty(), cut, SharedSnapshot.ALL_PAGES);
    SnapshotPlan others = all.startingAfter(cut.points().get(0));
    begin(others);
    return whole.without(others);
  }

  private void forget() {
    open.clear();
    checked.clear();
    count = 0;
    rowsOfDone = 0;
    lastRows = 0;
  }

  private void begin(SnapshotPlan plan) {
    plan.chunks().forEach(part -> open.put(part, ScanState.ofPart(part, null)));
    count = open.size();
    movedNanos = System.nanoTime();
    emptyNanos = movedNanos;
    lookedNanos = movedNanos - LOOK_NANOS;
  }

  private void look(TableSession session) throws SQLException {
    long now = System.nanoTime();
    if (now - lookedNanos < LOOK_NANOS) {
      return;
    }
    lookedNanos = now;
    hasLooked = true;
    lost = !isKept(session);
    Map<Map<String, String>, Chunk> byPartition = new HashMap<>();
    open.keySet()
        .forEach(part -> byPartition.put(table.chunk(part).partition(ReadOrder.none()), part));
    offsets
        .offsets(byPartition.keySet())
        .forEach((partition, offset) -> look(byPartition.get(partition), offset));
    long rows = rowsOfDone + open.values().stream().mapToLong(ScanState::rows).sum();
    if (rows != lastRows) {
      movedNanos = now;
      emptyNanos = now;
    }
    lastRows = rows;
    lookForStill(now);
  }

  /** Reads no page: to begin with a scan is enough to see. */
  private static boolean isKept(TableSession session) throws SQLException {
    Optional<TableSession.Rows> none =
        session.scan(Optional.of(SharedSnapshot.ALL_PAGES), SharedSnapshot.ALL_PAGES);
    if (none.isPresent()) {
      none.get().close();
    }
    return none.isPresent();
  }

  private void lookForStill(long now) {
    boolean isLong = now - movedNanos >= LONG_NANOS;
    if (isLong) {
      movedNanos = now;
    }
    if (isLong || now - emptyNanos >= SHORT_NANOS) {
      emptyNanos = now;
      open.forEach(
          (part, state) -> addUnsure(part, isLong || (state.rows() == 0 && checked.add(part))));
    }
  }

  private void look(Chunk part, Map<String, Object> offset) {
    ScanState state = state(part, offset);
    open.put(part, state);
    boolean isOfMoment = state.moment().equals(Optional.of(moment));
    if (state.isDone() && isOfMoment) {
      complete(part, state.rows());
    } else {
      addUnsure(part, state.isDone() || (!isOfMoment && state.rows() > 0 && checked.add(part)));
    }
  }

  private void addUnsure(Chunk part, boolean isUnsure) {
    if (isUnsure && !unsure.contains(part)) {
      unsure.add(part);
    }
  }

  private ScanState state(Chunk part, Map<String, Object> offset) {
    try {
      return ScanState.ofPart(part, offset);
    } catch (IllegalArgumentException e) {
      throw OffsetErrors.foreignOffset(table.name(), offset);
    }
  }

  private void complete(Chunk part, long rows) {
    open.remove(part);
    rowsOfDone += rows;
  }

  private void beginCheck(TableSession session) throws SQLException {
    while (!check.isPresent() && !unsure.isEmpty()) {
      Chunk part = unsure.remove();
      if (open.containsKey(part)) {
        check = Optional.of(new ScanPartCheck(session, table.name(), part, open.get(part)));
      }
    }
  }

  private void endCheck() throws SQLException {
    check.get().close();
    check = Optional.empty();
  }
}
