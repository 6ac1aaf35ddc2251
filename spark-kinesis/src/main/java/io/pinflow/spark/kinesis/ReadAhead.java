package io.pinflow.spark.kinesis;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads all streams of a query ahead, in the background, so that the end of a micro-batch is known
 * before it is logged and new records are there when the trigger fires. Planned by one thread, read
 * by tasks.
 */
final class ReadAhead implements AutoCloseable {

  private static final int THREADS = 16;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final ReadAheadContext context;
  private final Map<String, StreamReadAhead> streams = new ConcurrentHashMap<>();

  ReadAhead(KinesisApi api, KinesisOptions options, Keeping keeping, Clock clock) {
    this.context =
        new ReadAheadContext(
            api,
            options,
            keeping,
            clock,
            new BufferBudget(options.fetching().bufferBytes()),
            scheduler(),
            new AtomicReference<>(),
            new AtomicBoolean(),
            new AtomicLong());
  }

  private static ScheduledExecutorService scheduler() {
    return Executors.newScheduledThreadPool(
        THREADS,
        task -> {
          Thread thread = new Thread(task, "pinflow-kinesis-" + NUMBER.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  ReadAheadContext context() {
    return context;
  }

  Map<String, StreamReadAhead> streams() {
    return streams;
  }

  /** Begins to read what is not being read yet and forgets what has been processed. */
  void follow(KinesisOffset processed) {
    context.check();
    for (String stream : context.options().streams()) {
      if (processed.holds(stream) && !streams.containsKey(stream)) {
        begin(stream, processed.shards(stream));
      }
    }
    release(processed);
  }

  /** Of streams that aren't read ahead yet: a logged micro-batch is about to be run again. */
  void checkSame(KinesisOffset logged) {
    logged
        .streams()
        .keySet()
        .forEach(
            stream -> {
              if (!streams.containsKey(stream)) {
                Listing.checkSame(
                    stream,
                    Listing.of(context.api(), stream),
                    shard -> logged.position(stream, shard));
              }
            });
  }

  private void begin(String stream, Map<String, ShardPosition> from) {
    StreamReadAhead reading = new StreamReadAhead(context, stream, from);
    reading.begin();
    streams.put(stream, reading);
    context.every(reading::refresh, context.options().shardFetchInterval().toMillis());
  }

  void release(KinesisOffset processed) {
    streams.forEach(
        (stream, reading) ->
            processed
                .shards(stream)
                .forEach(
                    (shard, position) ->
                        Optional.ofNullable(reading.fetchers().get(shard))
                            .ifPresent(fetcher -> fetcher.buffer().release(position))));
  }

  /** What has been read after {@code start}, {@code max} records at most. */
  KinesisOffset end(KinesisOffset start, long max) {
    context.check();
    Map<String, Map<String, ShardPosition>> ends = new TreeMap<>();
    List<Cut> cuts = new ArrayList<>();
    streams.forEach(
        (stream, reading) -> {
          Map<String, ShardPosition> positions = reading.positions(start.shards(stream));
          ends.put(stream, positions);
          cuts.addAll(cuts(reading, start.shards(stream), positions));
        });
    Map<ShardBuffer, Long> shares = Shares.of(cuts.stream().map(Cut::buffer).toList(), max);
    cuts.forEach(
        cut ->
            cut.positions()
                .computeIfPresent(
                    cut.shard(),
                    (shard, from) -> cut.buffer().cut(from, shares.get(cut.buffer()))));
    return new KinesisOffset(ends);
  }

  private static List<Cut> cuts(
      StreamReadAhead reading,
      Map<String, ShardPosition> start,
      Map<String, ShardPosition> positions) {
    return positions.entrySet().stream()
        .filter(entry -> !entry.getValue().ended())
        .filter(entry -> reading.fetchers().containsKey(entry.getKey()))
        .filter(entry -> reading.isTurnOf(entry.getKey(), start))
        .map(
            entry ->
                new Cut(entry.getKey(), reading.fetchers().get(entry.getKey()).buffer(), positions))
        .toList();
  }

  private record Cut(String shard, ShardBuffer buffer, Map<String, ShardPosition> positions) {}

  boolean caughtUp(long target) {
    context.check();
    return streams.values().stream().allMatch(reading -> reading.caughtUp(target));
  }

  /** No more is read: what is there is all there will be. */
  void pause() {
    context.paused().set(true);
  }

  long buffered() {
    return streams.values().stream()
        .flatMap(reading -> reading.fetchers().values().stream())
        .mapToLong(fetcher -> fetcher.buffer().size())
        .sum();
  }

  boolean isFull() {
    return !context.budget().hasRoom();
  }

  /** The records of the range, if all of them are still held. */
  Optional<List<KinesisRecord>> records(ShardRange range) {
    return Optional.ofNullable(streams.get(range.stream()))
        .map(reading -> reading.fetchers().get(range.shard()))
        .flatMap(fetcher -> fetcher.buffer().records(range));
  }

  @Override
  public void close() {
    pause();
    context.scheduler().shutdownNow();
    streams
        .values()
        .forEach(reading -> reading.fetchers().values().forEach(f -> f.buffer().clear()));
    context.api().close();
  }
}
