package io.pinflow.connect.source;

import java.util.Map;

/**
 * The offset of one record of a chunk.
 *
 * <p>Chunks of later plans have the same partitions as those of earlier ones, so that stored
 * offsets don't grow in number: the plan's id tells whose an offset is.
 */
final class ChunkOffset extends PartOffset {
  private final String plan;
  private final Bound key;

  /**
   * Describes an offset.
   *
   * @param plan the id of the chunk's plan
   * @param key the row's
   * @param rows how many rows of the chunk are delivered with this one
   */
  ChunkOffset(String plan, Bound key, long rows) {
    super(rows);
    this.plan = plan;
    this.key = key;
  }

  @Override
  void addTo(Map<String, Object> entries) {
    entries.put(TableOffset.PLAN, plan);
    entries.put(TableOffset.KEY, key.offset());
  }
}
