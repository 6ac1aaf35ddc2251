package io.pinflow.spark.kinesis;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.streaming.CompositeReadLimit;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.connector.read.streaming.Offset;
import org.apache.spark.sql.connector.read.streaming.ReadLimit;
import org.apache.spark.sql.connector.read.streaming.ReadMaxRows;
import org.apache.spark.sql.connector.read.streaming.ReportsSourceMetrics;
import org.apache.spark.sql.connector.read.streaming.SupportsTriggerAvailableNow;

/**
 * The streams as Spark reads them, micro-batch by micro-batch. The end of each is known before it
 * is logged, so that one that is run again holds the same records. Used by one thread at a time.
 */
final class KinesisMicroBatchStream
    implements MicroBatchStream, SupportsTriggerAvailableNow, ReportsSourceMetrics {

  private static final long GATHER_MILLIS = 20;
  private static final long NO_TARGET = -1;

  private final String source = UUID.randomUUID().toString();
  private final KinesisOptions options;
  private final ApiFactory clients;
  private final Clock clock;
  private final KinesisApi api;
  private final ReadAhead readAhead;
  private long target = NO_TARGET;

  KinesisMicroBatchStream(
      KinesisOptions options, ApiFactory clients, Keeping keeping, Clock clock) {
    this.options = options;
    this.clients = clients;
    this.clock = clock;
    this.api = clients.connect();
    this.readAhead = new ReadAhead(api, options, keeping, clock);
    OpenStreams.add(source, readAhead);
  }

  @Override
  public Offset initialOffset() {
    return KinesisOffset.UNPINNED;
  }

  @Override
  public Offset deserializeOffset(String json) {
    return OffsetJson.read(json);
  }

  @Override
  public ReadLimit getDefaultReadLimit() {
    return options.maxRecordsPerTrigger() == 0
        ? ReadLimit.allAvailable()
        : ReadLimit.maxRows(options.maxRecordsPerTrigger());
  }

  @Override
  public void prepareForTriggerAvailableNow() {
    target = clock.millis();
  }

  @Override
  public Offset latestOffset() {
    throw new UnsupportedOperationException("Spark asks for latestOffset(Offset, ReadLimit)");
  }

  @Override
  public Offset latestOffset(Offset from, ReadLimit limit) {
    KinesisOffset start = (KinesisOffset) from;
    KinesisOffset pinned = pinned(start);
    if (!pinned.equals(start)) {
      return pinned;
    }
    readAhead.follow(start);
    long max = maxRecords(limit);
    if (target != NO_TARGET) {
      gather(max);
    }
    return readAhead.end(start, max);
  }

  /** The start with the beginnings of streams it doesn't hold yet. */
  private KinesisOffset pinned(KinesisOffset start) {
    if (options.streams().stream().allMatch(start::holds)) {
      return start;
    }
    Pinning pinning = new Pinning(api, options.initialPosition(), clock);
    Map<String, Map<String, ShardPosition>> streams = new HashMap<>(start.streams());
    options.streams().forEach(stream -> streams.computeIfAbsent(stream, pinning::positions));
    return new KinesisOffset(streams);
  }

  private static long maxRecords(ReadLimit limit) {
    if (limit instanceof ReadMaxRows rows) {
      return rows.maxRows();
    }
    if (limit instanceof CompositeReadLimit several) {
      long max = Long.MAX_VALUE;
      for (ReadLimit one : several.getReadLimits()) {
        max = Math.min(max, maxRecords(one));
      }
      return max;
    }
    return Long.MAX_VALUE;
  }

  /** Waits until there is a micro-batch's worth of records, or all there were at the start. */
  private void gather(long max) {
    long deadline = clock.millis() + options.maxFetchDuration().toMillis();
    while (!readAhead.caughtUp(target)) {
      long buffered = readAhead.buffered();
      if (readAhead.isFull() || buffered >= max || (buffered > 0 && clock.millis() > deadline)) {
        return;
      }
      Pauses.sleep(GATHER_MILLIS);
    }
    readAhead.pause();
  }

  @Override
  public InputPartition[] planInputPartitions(Offset from, Offset to) {
    KinesisOffset start = (KinesisOffset) from;
    List<ShardRange> ranges = new ArrayList<>();
    ((KinesisOffset) to)
        .streams()
        .forEach(
            (stream, shards) ->
                shards.forEach(
                    (shard, end) -> range(start, stream, shard, end).ifPresent(ranges::add)));
    if (!ranges.isEmpty()) {
      readAhead.checkSame((KinesisOffset) to);
    }
    List<InputPartition> partitions = new ArrayList<>();
    for (int first = 0; first < ranges.size(); first += options.shardsPerTask()) {
      int last = Math.min(ranges.size(), first + options.shardsPerTask());
      partitions.add(new KinesisInputPartition(source, ranges.subList(first, last)));
    }
    return partitions.toArray(InputPartition[]::new);
  }

  private static Optional<ShardRange> range(
      KinesisOffset start, String stream, String shard, ShardPosition end) {
    ShardPosition from =
        start.position(stream, shard).orElseGet(() -> ShardPosition.oldest(end.first()));
    return end.lastRead()
        .filter(from::isBefore)
        .map(last -> new ShardRange(stream, shard, from, last));
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new KinesisReaderFactory(
        clients, new DataLoss(options.loss()), options.fetching(), options.aggregated());
  }

  @Override
  public Map<String, String> metrics(Optional<Offset> latestConsumedOffset) {
    return SourceMetrics.of(readAhead);
  }

  @Override
  public void commit(Offset end) {
    readAhead.release((KinesisOffset) end);
  }

  @Override
  public void stop() {
    OpenStreams.remove(source);
    readAhead.close();
  }
}
