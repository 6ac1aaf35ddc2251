package io.pinflow.spark.kinesis;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the shards of one stream ahead: finds new ones, begins a child only when all its parents
 * are read to their ends, and tells a stream that is no longer the same one.
 */
final class StreamReadAhead {

  private static final Logger LOGGER = LoggerFactory.getLogger(StreamReadAhead.class);

  /** No stream keeps its records for less. */
  private static final Duration MIN_RETENTION = Duration.ofHours(24);

  private final ReadAheadContext context;
  private final String stream;
  private final Map<String, ShardPosition> start;
  private final Map<String, ShardFetcher> fetchers = new ConcurrentHashMap<>();
  private volatile Map<String, Shard> listed = Map.of();
  private volatile long listedAt;
  private int failures;

  StreamReadAhead(ReadAheadContext context, String stream, Map<String, ShardPosition> start) {
    this.context = context;
    this.stream = stream;
    this.start = Map.copyOf(start);
  }

  Map<String, ShardFetcher> fetchers() {
    return fetchers;
  }

  boolean lists(String shard) {
    return listed.containsKey(shard);
  }

  /** Checks the start against the stream as it is and begins to read. */
  void begin() {
    listing();
    start.forEach(this::checkStillThere);
    checkRetention();
    startShards();
  }

  /** Looks for new shards; passing failures are left to the next look. */
  void refresh() {
    try {
      if (!context.paused().get()) {
        listing();
        startShards();
        failures = 0;
      }
    } catch (KinesisApiException e) {
      failures++;
      if (!e.isPassing() || failures > BackOff.MAX_FAILURES) {
        context.fail(e);
      } else {
        LOGGER.warn("Cannot list the shards of stream {} for now: {}", stream, e.getMessage());
      }
    } catch (RuntimeException e) {
      context.fail(e);
    }
  }

  private synchronized void listing() {
    long asked = context.clock().millis();
    Map<String, Shard> found =
        Listing.of(context.api(), stream).stream()
            .collect(Collectors.toMap(Shard::id, Function.identity()));
    Listing.checkSame(stream, found.values(), this::known);
    listed = Map.copyOf(found);
    listedAt = asked;
  }

  private Optional<ShardPosition> known(String shard) {
    return Optional.ofNullable(start.get(shard))
        .or(() -> Optional.ofNullable(fetchers.get(shard)).map(found -> found.buffer().from()));
  }

  private void checkStillThere(String shard, ShardPosition position) {
    if (!position.ended() && !lists(shard)) {
      context
          .losses()
          .report(
              stream,
              shard,
              "the shard has not been read to its end and is no longer listed: it is older than the"
                  + " stream keeps records, or the stream was deleted and created again");
    }
  }

  private void checkRetention() {
    long now = context.clock().millis();
    Optional<Map.Entry<String, ShardPosition>> oldest =
        start.entrySet().stream()
            .filter(entry -> !entry.getValue().ended() && lists(entry.getKey()))
            .filter(entry -> !entry.getValue().isOldest())
            .filter(entry -> now - entry.getValue().time() > MIN_RETENTION.toMillis())
            .min(Map.Entry.comparingByValue((a, b) -> Long.compare(a.time(), b.time())));
    if (oldest.isEmpty()) {
      return;
    }
    Optional<Duration> retention = context.api().retention(stream);
    long age = now - oldest.get().getValue().time();
    if (retention.isPresent() && age > retention.get().toMillis()) {
      context
          .losses()
          .report(
              stream,
              oldest.get().getKey(),
              "it was last read "
                  + Duration.ofMillis(age).toHours()
                  + " hours ago and the stream keeps records for "
                  + retention.get().toHours());
    }
  }

  private synchronized void startShards() {
    start.forEach(
        (shard, position) -> {
          if (!position.ended() && lists(shard)) {
            startShard(shard, position);
          }
        });
    listed.values().stream()
        .filter(shard -> !start.containsKey(shard.id()))
        .filter(shard -> parentsEnded(shard, this::isReadToItsEnd))
        .forEach(shard -> startShard(shard.id(), ShardPosition.oldest(shard.first())));
  }

  private void startShard(String shard, ShardPosition from) {
    if (fetchers.containsKey(shard) || !isFree(shard)) {
      return;
    }
    ShardFetcher fetcher =
        new ShardFetcher(context, stream, shard, from, () -> context.later(this::refresh, 0));
    fetchers.put(shard, fetcher);
    context.later(fetcher, 0);
  }

  /** Also the shards known from the start wait for their parents. */
  private boolean isFree(String shard) {
    return parentsEnded(listed.get(shard), this::isReadToItsEnd);
  }

  private boolean isReadToItsEnd(String shard) {
    ShardFetcher fetcher = fetchers.get(shard);
    if (fetcher != null) {
      return fetcher.endedAt() != 0;
    }
    return start.containsKey(shard) && start.get(shard).ended();
  }

  private boolean parentsEnded(Shard shard, Function<String, Boolean> ended) {
    return shard.parents().stream().filter(this::lists).allMatch(ended::apply);
  }

  /** The shards to remember after a micro-batch that begins at {@code from}, as they are there. */
  Map<String, ShardPosition> positions(Map<String, ShardPosition> from) {
    Map<String, ShardPosition> shards = new TreeMap<>();
    from.forEach(
        (shard, position) -> {
          // Of a shard that is gone and done with nothing need be remembered.
          if (lists(shard) || (fetchers.containsKey(shard) && !position.ended())) {
            shards.put(shard, position);
          }
        });
    fetchers.forEach(
        (shard, fetcher) -> {
          if (!from.containsKey(shard) && isTurnOf(shard, from)) {
            shards.put(shard, fetcher.buffer().from());
          }
        });
    return shards;
  }

  /**
   * Whether a micro-batch that begins at {@code from} may read the shard: a child only when the
   * records of its parents are all in earlier ones.
   */
  boolean isTurnOf(String shard, Map<String, ShardPosition> from) {
    Shard found = listed.get(shard);
    return found == null
        ? from.containsKey(shard)
        : parentsEnded(found, parent -> isEnded(from.get(parent)));
  }

  private static boolean isEnded(ShardPosition position) {
    return position != null && position.ended();
  }

  /** Whether everything that came before {@code target} is read, in every shard. */
  boolean caughtUp(long target) {
    return listedAt >= target
        && listed.keySet().stream().allMatch(shard -> caughtUp(shard, target));
  }

  private boolean caughtUp(String shard, long target) {
    ShardFetcher fetcher = fetchers.get(shard);
    if (fetcher == null) {
      return isEnded(start.get(shard));
    }
    // The children of a shard that has ended must have had a chance to be listed.
    return fetcher.endedAt() == 0
        ? fetcher.buffer().readUpTo() >= target
        : fetcher.endedAt() <= listedAt;
  }
}
