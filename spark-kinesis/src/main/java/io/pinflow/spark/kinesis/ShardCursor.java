package io.pinflow.spark.kinesis;

import io.pinflow.spark.kinesis.KinesisApiException.Reason;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Goes through a shard page by page, taking a new iterator when the old one has expired. Not
 * thread-safe. Passing failures are the caller's to wait out; the next call goes on where it was.
 */
final class ShardCursor {

  private final KinesisApi api;
  private final DataLoss losses;
  private final Clock clock;
  private final String stream;
  private final String shard;
  private ShardPosition position;
  private String iterator;

  ShardCursor(
      KinesisApi api,
      DataLoss losses,
      Clock clock,
      String stream,
      String shard,
      ShardPosition position) {
    this.api = api;
    this.losses = losses;
    this.clock = clock;
    this.stream = stream;
    this.shard = shard;
    this.position = position;
  }

  Page next(int limit) {
    try {
      return read(limit);
    } catch (KinesisApiException e) {
      return switch (e.reason()) {
        case EXPIRED_ITERATOR -> {
          iterator = null;
          yield read(limit);
        }
        case NOT_FOUND -> {
          losses.report(stream, shard, "Kinesis doesn't know the shard any more");
          yield new Page(List.of(), Optional.empty(), 0);
        }
        default -> throw e;
      };
    }
  }

  private Page read(int limit) {
    if (iterator == null) {
      iterator = iterator();
    }
    Page page = api.records(iterator, limit);
    iterator = page.next().orElse(null);
    if (!page.records().isEmpty()) {
      KinesisRecord last = page.records().get(page.records().size() - 1);
      position = position.after(last.sequence(), last.arrival());
    }
    return page;
  }

  private String iterator() {
    try {
      return api.iterator(stream, shard, position);
    } catch (KinesisApiException e) {
      if (e.reason() != Reason.INVALID_POSITION || position.isOldest()) {
        throw e;
      }
      if (position.after() == null && isAlmostNow(position.time())) {
        // Our clock is ahead of Kinesis': it will have caught up in a moment.
        throw new KinesisApiException(Reason.UNREACHABLE, e.getMessage(), e);
      }
      losses.report(stream, shard, "the last record read is no longer in it");
      position = position.backToOldest();
      return api.iterator(stream, shard, position);
    }
  }

  private boolean isAlmostNow(long millis) {
    return millis > clock.millis() - ShardPosition.CLOCK_MILLIS;
  }
}
