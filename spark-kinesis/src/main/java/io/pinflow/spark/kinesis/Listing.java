package io.pinflow.spark.kinesis;

import io.pinflow.spark.kinesis.KinesisApiException.Reason;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists the shards of a stream, saying what to do when it is not there or not the same. */
final class Listing {

  private Listing() {}

  /** Compares shards with those that have been read; the beginnings of a stream's are its own. */
  static void checkSame(
      String stream, Collection<Shard> shards, Function<String, Optional<ShardPosition>> read) {
    for (Shard shard : shards) {
      if (read.apply(shard.id())
          .filter(position -> !position.first().equals(shard.first()))
          .isPresent()) {
        throw KinesisErrors.recreated(stream, shard.id());
      }
    }
  }

  static List<Shard> of(KinesisApi api, String stream) {
    try {
      return api.shards(stream);
    } catch (KinesisApiException e) {
      if (e.reason() == Reason.NOT_FOUND) {
        throw KinesisErrors.noStream(stream, e);
      }
      if (e.reason() == Reason.DENIED) {
        throw KinesisErrors.denied(stream, e);
      }
      throw e;
    }
  }
}
