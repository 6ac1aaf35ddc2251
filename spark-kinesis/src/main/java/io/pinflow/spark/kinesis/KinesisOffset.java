package io.pinflow.spark.kinesis;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.connector.read.streaming.Offset;

/**
 * Where reading stands in every shard of every stream. A stream that is not in it has not been
 * pinned yet: its first plan decides where it begins. Immutable.
 */
final class KinesisOffset extends Offset {

  /** Before the first plan. */
  static final KinesisOffset UNPINNED = new KinesisOffset(Map.of());

  private final SortedMap<String, SortedMap<String, ShardPosition>> streams;

  KinesisOffset(Map<String, ? extends Map<String, ShardPosition>> streams) {
    SortedMap<String, SortedMap<String, ShardPosition>> sorted = new TreeMap<>();
    streams.forEach(
        (stream, shards) ->
            sorted.put(stream, Collections.unmodifiableSortedMap(new TreeMap<>(shards))));
    this.streams = Collections.unmodifiableSortedMap(sorted);
  }

  SortedMap<String, SortedMap<String, ShardPosition>> streams() {
    return streams;
  }

  boolean holds(String stream) {
    return streams.containsKey(stream);
  }

  Map<String, ShardPosition> shards(String stream) {
    return streams.getOrDefault(stream, Collections.emptySortedMap());
  }

  Optional<ShardPosition> position(String stream, String shard) {
    return Optional.ofNullable(shards(stream).get(shard));
  }

  @Override
  public String json() {
    return OffsetJson.write(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KinesisOffset offset && streams.equals(offset.streams);
  }

  @Override
  public int hashCode() {
    return Objects.hash(streams);
  }
}
