package io.pinflow.spark.kinesis;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A shard as Kinesis lists it.
 *
 * @param id as {@code shardId-000000000000}
 * @param first the sequence number its range begins with: differs when a stream was deleted and
 *     created again
 * @param parents ids of the shards it was split or merged from, those no longer listed included
 * @param closed whether it takes no more records
 */
record Shard(String id, String first, List<String> parents, boolean closed) {

  Shard {
    parents = List.copyOf(parents);
  }

  /** The form in which Kinesis names parents: either may be null. */
  static List<String> parents(String parent, String adjacent) {
    return Stream.of(parent, adjacent)
        .filter(Objects::nonNull)
        .filter(id -> !id.isEmpty())
        .toList();
  }
}
