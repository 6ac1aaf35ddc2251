package io.pinflow.connect.source;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The offset of one record of a part of a table that has an end. Written out only when Connect
 * stores it.
 */
abstract class PartOffset extends AbstractMap<String, Object> {
  /** Field of the number of rows delivered of the part. */
  static final String ROWS = "rows";

  /** Field that is true once the part has no more rows. */
  static final String DONE = "done";

  private final long rows;
  private volatile boolean done;

  /**
   * Describes an offset.
   *
   * @param rows how many rows of the part are delivered with this one
   */
  PartOffset(long rows) {
    this.rows = rows;
  }

  /** Its record is the last; to be said before the record is handed over. */
  final void setDone() {
    done = true;
  }

  /** Whether no other row follows. */
  final boolean isDone() {
    return done;
  }

  /** Adds the fields that tell which rows are delivered. */
  abstract void addTo(Map<String, Object> entries);

  @Override
  public final Set<Map.Entry<String, Object>> entrySet() {
    Map<String, Object> entries = new LinkedHashMap<>();
    addTo(entries);
    entries.put(ROWS, rows);
    if (done) {
      entries.put(DONE, true);
    }
    return entries.entrySet();
  }
}
