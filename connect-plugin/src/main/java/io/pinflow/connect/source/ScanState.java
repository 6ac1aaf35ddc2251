package io.pinflow.connect.source;

import java.util.Map;

/** How far the scan of a table is. Immutable. */
final class ScanState {
  private final String snapshot;
  private final long rows;
  private final ScanDigest.Digest content;
  private final boolean done;

  private ScanState(String snapshot, long rows, ScanDigest.Digest content, boolean done) {
    this.snapshot = snapshot;
    this.rows = rows;
    this.content = content;
    this.done = done;
  }

  /** A scan that begins now. */
  static ScanState begun() {
    return new ScanState(SnapshotSchedule.newId(), 0, new ScanDigest().soFar(), false);
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
        ((Number) rows).longValue(),
        ScanDigest.Digest.of((String) content),
        Boolean.TRUE.equals(offset.get(PartOffset.DONE)));
  }

  /** The name of the snapshot that the scan is. */
  String snapshot() {
    return snapshot;
  }

  /** How many rows are delivered. */
  long rows() {
    return rows;
  }

  /** Whether rows with this digest, as many as are delivered, are those delivered. */
  boolean isContent(ScanDigest.Digest digest) {
    return digest.equals(content);
  }

  boolean isDone() {
    return done;
  }

  /** The same scan with so many rows delivered. */
  ScanState delivered(long count, ScanDigest.Digest digest) {
    return new ScanState(snapshot, count, digest, false);
  }

  /** The same scan without any more rows. */
  ScanState ended() {
    return new ScanState(snapshot, rows, content, true);
  }
}
