package io.pinflow.connect.source;

import java.util.Map;

/** The offset of one record of a scan. */
final class ScanOffset extends PartOffset {
  /** Field of the name of the snapshot that the scan is. */
  static final String SNAPSHOT = "snapshot";

  /** Field of the digest of the rows delivered. */
  static final String CONTENT = "content";

  private final String snapshot;
  private final ScanDigest.Digest content;

  ScanOffset(String snapshot, long rows, ScanDigest.Digest content) {
    super(rows);
    this.snapshot = snapshot;
    this.content = content;
  }

  @Override
  void addTo(Map<String, Object> entries) {
    entries.put(SNAPSHOT, snapshot);
    entries.put(CONTENT, content.toString());
  }
}
