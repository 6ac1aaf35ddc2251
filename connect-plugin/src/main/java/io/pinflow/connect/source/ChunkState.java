package io.pinflow.connect.source;

import java.util.Map;
import java.util.Optional;

/** How far a chunk is, as its stored offset says. Immutable. */
final class ChunkState {
  private final Map<String, Object> offset;

  private ChunkState(Map<String, Object> offset) {
    this.offset = offset;
  }

  /**
   * The state a stored offset tells; one of another plan's chunk tells nothing.
   *
   * @param offset null where nothing was delivered yet
   */
  static ChunkState of(Chunk chunk, Map<String, Object> offset) {
    boolean isOwn =
        offset != null
            && (chunk.plan().equals(offset.get(TableOffset.PLAN))
                || chunk.plan().equals(offset.get(ScanOffset.SNAPSHOT)));
    return new ChunkState(isOwn ? offset : Map.of());
  }

  /** The fields of the offset. */
  Map<String, Object> offset() {
    return offset;
  }

  /** The last row delivered, empty for none. */
  Optional<Bound> key() {
    return Optional.ofNullable(offset.get(TableOffset.KEY)).map(Bound::ofOffset);
  }

  /** How many rows were delivered. */
  long rows() {
    Object rows = offset.get(PartOffset.ROWS);
    return rows instanceof Number ? ((Number) rows).longValue() : 0;
  }

  boolean isDone() {
    return Boolean.TRUE.equals(offset.get(PartOffset.DONE));
  }
}
