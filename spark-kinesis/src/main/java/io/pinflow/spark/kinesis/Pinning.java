package io.pinflow.spark.kinesis;

import io.pinflow.spark.kinesis.InitialPosition.Kind;
import io.pinflow.spark.kinesis.KinesisApiException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides at the first plan of a stream where each shard begins. The first micro-batch holds only
 * this: it is logged before anything is read, so that a query that dies in its first moments begins
 * at the same place again, also from {@code latest}.
 */
final class Pinning {

  private static final int TRIES = 8;

  private final KinesisApi api;
  private final InitialPosition initial;
  private final Clock clock;

  Pinning(KinesisApi api, InitialPosition initial, Clock clock) {
    this.api = api;
    this.initial = initial;
    this.clock = clock;
  }

  Map<String, ShardPosition> positions(String stream) {
    long now = clock.millis();
    InitialPosition beginning = kept(stream, now);
    Map<String, ShardPosition> positions = new TreeMap<>();
    for (Shard shard : shards(stream)) {
      positions.put(shard.id(), beginning.of(shard, now));
    }
    return positions;
  }

  /** A time before the oldest record is the oldest record: no loss to report later. */
  private InitialPosition kept(String stream, long now) {
    if (initial.kind() != Kind.AT_TIMESTAMP) {
      return initial;
    }
    if (initial.millis() > now) {
      throw KinesisErrors.positionInFuture(initial.millis());
    }
    long age = now - initial.millis();
    boolean older =
        api.retention(stream).map(Duration::toMillis).map(kept -> age >= kept).orElse(false);
    return older ? new InitialPosition(Kind.OLDEST, 0) : initial;
  }

  private List<Shard> shards(String stream) {
    for (int failures = 1; ; failures++) {
      try {
        return Listing.of(api, stream);
      } catch (KinesisApiException e) {
        if (e.reason() != Reason.THROTTLED || failures == TRIES) {
          throw KinesisErrors.cannotList(stream, e);
        }
        Pauses.sleep(BackOff.millis(failures));
      }
    }
  }
}
