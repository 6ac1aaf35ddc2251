package io.pinflow.connect.source;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The offset of one record of a chunk. Written out only when Connect stores it.
 *
 * <p>Chunks of later plans have the same partitions as those of earlier ones, so that stored
 * offsets don't grow in number: the plan's id tells whose an offset is.
 */
final class ChunkOffset extends AbstractMap<String, Object> {
  /** Field of the number of rows delivered of the chunk. */
  static final String ROWS = "rows";

  /** Field that is true once the chunk has no more rows. */
  static final String DONE = "done";

  private final String plan;
  private final Bound key;
  private final long rows;
  private volatile boolean done;

  /**
   * Describes an offset.
   *
   * @param plan the id of the chunk's plan
   * @param rows how many rows of the chunk are delivered with this one
   */
  ChunkOffset(String plan, Bound key, long rows) {
    this.plan = plan;
    this.key = key;
    this.rows = rows;
  }

  /** Its record is the last; to be said before the record is handed over. */
  void setDone() {
    done = true;
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put(TableOffset.PLAN, plan);
    entries.put(TableOffset.KEY, key.offset());
    entries.put(ROWS, rows);
    if (done) {
      entries.put(DONE, true);
    }
    return entries.entrySet();
  }
}
