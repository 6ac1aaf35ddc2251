package io.pinflow.spark.kinesis;

import io.pinflow.spark.kinesis.KinesisApiException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Kinesis in memory with the habits no emulator has: it throttles, lets iterators expire, answers
 * with empty pages, trims. Sequence numbers pass from 99 to 100: as text they would be out of
 * order.
 */
final class FakeKinesis implements KinesisApi {

  private final FakeClock clock;
  private final Map<String, Map<String, FakeShard>> streams = new LinkedHashMap<>();
  private Optional<Duration> retention = Optional.of(Duration.ofHours(24));
  private long next = 90;
  private int generation;
  private int throttles;
  private int emptyPages;
  private int closed;
  private int calls;

  FakeKinesis(FakeClock clock) {
    this.clock = clock;
  }

  synchronized FakeKinesis create(String stream, String... shards) {
    streams.put(stream, new LinkedHashMap<>());
    for (String shard : shards) {
      add(stream, shard);
    }
    return this;
  }

  synchronized void add(String stream, String shard, String... parents) {
    shards(stream, shard).put(shard, new FakeShard(number(), List.of(parents)));
  }

  synchronized FakeKinesis put(String stream, String shard, String... data) {
    for (String one : data) {
      shard(stream, shard)
          .records
          .add(
              new KinesisRecord(
                  number(), "key", one.getBytes(StandardCharsets.UTF_8), clock.millis()));
    }
    return this;
  }

  synchronized void split(String stream, String parent, String... children) {
    shard(stream, parent).isClosed = true;
    for (String child : children) {
      add(stream, child, parent);
    }
  }

  synchronized void merge(String stream, String one, String other, String child) {
    shard(stream, one).isClosed = true;
    shard(stream, other).isClosed = true;
    add(stream, child, one, other);
  }

  synchronized void trim(String stream, String shard, int records) {
    FakeShard trimmed = shard(stream, shard);
    trimmed.trimmed += records;
  }

  synchronized void forget(String stream, String shard) {
    shards(stream, shard).remove(shard);
  }

  synchronized void retention(Optional<Duration> kept) {
    retention = kept;
  }

  synchronized void throttle(int times) {
    throttles = times;
  }

  synchronized void answerEmpty(int times) {
    emptyPages = times;
  }

  synchronized void expireIterators() {
    generation++;
  }

  synchronized int calls() {
    return calls;
  }

  synchronized int closed() {
    return closed;
  }

  @Override
  public synchronized List<Shard> shards(String stream) {
    if (!streams.containsKey(stream)) {
      throw failure(Reason.NOT_FOUND);
    }
    return streams.get(stream).entrySet().stream()
        .map(
            entry ->
                new Shard(
                    entry.getKey(),
                    entry.getValue().first,
                    entry.getValue().parents,
                    entry.getValue().isClosed))
        .toList();
  }

  @Override
  public synchronized Optional<Duration> retention(String stream) {
    return retention;
  }

  @Override
  public synchronized String iterator(String stream, String shard, ShardPosition position) {
    return String.join(
        "|",
        Integer.toString(generation),
        stream,
        shard,
        Integer.toString(index(shard(stream, shard), position)));
  }

  private int index(FakeShard shard, ShardPosition position) {
    if (position.isOldest()) {
      return shard.trimmed;
    }
    if (position.after() == null) {
      if (position.time() > clock.millis()) {
        throw failure(Reason.INVALID_POSITION);
      }
      return (int)
          shard.records.stream().filter(record -> record.arrival() < position.time()).count();
    }
    for (int at = shard.trimmed; at < shard.records.size(); at++) {
      if (shard.records.get(at).sequence().equals(position.after())) {
        return at + 1;
      }
    }
    throw failure(Reason.INVALID_POSITION);
  }

  @Override
  public synchronized Page records(String iterator, int limit) {
    calls++;
    if (throttles > 0) {
      throttles--;
      throw failure(Reason.THROTTLED);
    }
    List<String> parts = List.of(iterator.split("\\|", -1));
    if (!parts.get(0).equals(Integer.toString(generation))) {
      throw failure(Reason.EXPIRED_ITERATOR);
    }
    FakeShard shard = shard(parts.get(1), parts.get(2));
    int from = Integer.parseInt(parts.get(3));
    int to = emptyPages > 0 ? from : Math.min(shard.records.size(), from + limit);
    emptyPages = Math.max(0, emptyPages - 1);
    boolean ended = shard.isClosed && to == shard.records.size();
    String following = String.join("|", parts.get(0), parts.get(1), parts.get(2), "" + to);
    return new Page(
        new ArrayList<>(shard.records.subList(from, to)),
        ended ? Optional.empty() : Optional.of(following),
        to == shard.records.size() ? 0 : 60_000);
  }

  @Override
  public synchronized void close() {
    closed++;
  }

  private Map<String, FakeShard> shards(String stream, String shard) {
    if (!streams.containsKey(stream)) {
      throw new IllegalStateException("No stream for shard " + shard);
    }
    return streams.get(stream);
  }

  private FakeShard shard(String stream, String shard) {
    return Optional.ofNullable(shards(stream, shard).get(shard))
        .orElseThrow(() -> failure(Reason.NOT_FOUND));
  }

  private String number() {
    return Long.toString(next++);
  }

  private static KinesisApiException failure(Reason reason) {
    return new KinesisApiException(reason, "The fake says " + reason, null);
  }

  private static final class FakeShard {
    private final String first;
    private final List<String> parents;
    private final List<KinesisRecord> records = new ArrayList<>();
    private boolean isClosed;
    private int trimmed;

    FakeShard(String first, List<String> parents) {
      this.first = first;
      this.parents = parents;
    }
  }
}
