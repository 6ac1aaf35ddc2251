package io.pinflow.connect.source;

import java.util.Map;
import java.util.Optional;

/** How far the scan of a table, or of a part of one, is. Immutable. */
final class ScanState {
  private final String snapshot;
  private final Optional<String> moment;
  private final Optional<SnapshotPlan> plan;
  private final long rows;
  private final ScanDigest.Digest content;
  private final boolean done;

  private ScanState(
      String snapshot,
      Optional<String> moment,
      Optional<SnapshotPlan> plan,
      long rows,
      ScanDigest.Digest content,
      boolean done) {
    this.snapshot = snapshot;
    this.moment = moment;
    this.plan = plan;
    this.rows = rows;
    this.content = content;
    this.done = done;
  }

  /** A scan that begins now. */
  static ScanState begun() {
    return begun(SnapshotSchedule.newId());
  }

  /**
   * The state a stored offset tells; a scan that begins now for an empty one.
   *
   * @throws IllegalArgumentException when it is none of a scan
   */
  static ScanState of(Map<String, Object> offset) {
    if (offset.isEmpty()) {
      return begun();
    }
    Object snapshot = offset.get(ScanOffset.SNAPSHOT);
    Object rows = offset.get(PartOffset.ROWS);
    Object content = offset.get(ScanOffset.CONTENT);
    if (!(snapshot instanceof String && rows instanceof Number && content instanceof String)) {
      throw new IllegalArgumentException("Not the offset of a scan: " + offset);
    }
    SnapshotSchedule.requireId((String) snapshot);
    return new ScanState(
        (String) snapshot,
        Optional.ofNullable(offset.get(ScanOffset.MOMENT)).map(Object::toString),
        Optional.ofNullable(offset.get(TableOffset.PLAN))
            .map(text -> SnapshotPlan.of(text.toString())),
        ((Number) rows).longValue(),
        ScanDigest.Digest.of((String) content),
        Boolean.TRUE.equals(offset.get(PartOffset.DONE)));
  }

  /**
   * The state of a part of a scan; one of another scan's part tells nothing.
   *
   * @param offset null where nothing was delivered yet
   * @throws IllegalArgumentException when it is none of a scan
   */
  static ScanState ofPart(Chunk part, Map<String, Object> offset) {
    ScanState begun = begun(part.plan());
    if (offset == null) {
      return begun;
    }
    ScanState stored = of(offset);
    return stored.snapshot.equals(part.plan()) ? stored : begun;
  }

  private static ScanState begun(String snapshot) {
    ScanDigest.Digest nothing = new ScanDigest().soFar();
    return new ScanState(snapshot, Optional.empty(), Optional.empty(), 0, nothing, false);
  }

  /** The name of the snapshot that the scan is. */
  String snapshot() {
    return snapshot;
  }

  /** The moment of the rows delivered last; empty where all are of the same. */
  Optional<String> moment() {
    return moment;
  }

  /** The parts of the table that other scans read; empty where this one reads the whole table. */
  Optional<SnapshotPlan> plan() {
    return plan;
  }

  /** How many rows are delivered. */
  long rows() {
    return rows;
  }

  /** What tells these rows from others. */
  ScanDigest.Digest content() {
    return content;
  }

  boolean isDone() {
    return done;
  }

  /** The same scan of the rows of a moment. */
  ScanState at(String later) {
    return new ScanState(snapshot, Optional.of(later), plan, rows, content, done);
  }

  /** The same scan but for some parts of the table. */
  ScanState without(SnapshotPlan parts) {
    return new ScanState(snapshot, moment, Optional.of(parts), rows, content, done);
  }

  /** The same scan with so many rows delivered. */
  ScanState delivered(long count, ScanDigest.Digest digest) {
    return new ScanState(snapshot, moment, plan, count, digest, false);
  }

  /** The same scan with nothing delivered. */
  ScanState anew() {
    return delivered(0, new ScanDigest().soFar());
  }

  /** The same scan without any more rows, in other parts neither. */
  ScanState ended() {
    return new ScanState(snapshot, moment, Optional.empty(), rows, content, true);
  }
}
