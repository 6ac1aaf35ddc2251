package io.pinflow.connect.source;

import java.util.Map;

/** The offset of one record of a scan. */
final class ScanOffset extends PartOffset {
  /** Field of the name of the snapshot that the scan is. */
  static final String SNAPSHOT = "snapshot";

  /** Field of the name of the moment at which the rows were seen. */
  static final String MOMENT = "moment";

  /** Field of the digest of the rows delivered. */
  static final String CONTENT = "content";

  private final ScanState state;

  /** Describes an offset by the state of the scan with its record delivered. */
  ScanOffset(ScanState state) {
    super(state.rows());
    this.state = state;
  }

  /** The last record of all leaves no parts. */
  @Override
  void addTo(Map<String, Object> entries) {
    entries.put(SNAPSHOT, state.snapshot());
    state.moment().ifPresent(name -> entries.put(MOMENT, name));
    if (!isDone()) {
      state.plan().ifPresent(parts -> entries.put(TableOffset.PLAN, parts.text()));
    }
    entries.put(CONTENT, state.content().toString());
  }
}
