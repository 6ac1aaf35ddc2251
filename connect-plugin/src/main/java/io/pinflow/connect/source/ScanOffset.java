package io.pinflow.connect.source;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The offset of one record of a scan. Written out only when Connect stores it. */
final class ScanOffset extends AbstractMap<String, Object> {
  /** Field of the name of the snapshot that the scan is. */
  static final String SNAPSHOT = "snapshot";

  /** Field of the digest of the rows delivered. */
  static final String CONTENT = "content";

  private final String snapshot;
  private final long rows;
  private final ScanDigest.Digest content;
  private volatile boolean done;

  ScanOffset(String snapshot, long rows, ScanDigest.Digest content) {
    this.snapshot = snapshot;
    this.rows = rows;
    this.content = content;
  }

  /** Its record is the last; to be said before the record is handed over. */
  void setDone() {
    done = true;
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put(SNAPSHOT, snapshot);
    entries.put(ChunkOffset.ROWS, rows);
    entries.put(CONTENT, content.toString());
    if (done) {
      entries.put(ChunkOffset.DONE, true);
    }
    return entries.entrySet();
  }
}
