package io.pinflow.connect.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * A topic as a consumer reads it that sees committed records only. Not thread-safe, but for the
 * consumer's wakeup.
 */
final class KafkaTopicKeys implements TopicKeys {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** Fewer records than these are sooner read over than jumped over. */
  private static final long JUMP_RECORDS = 10_000;

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final ReconcileKeys keys;
  private List<TopicPartition> partitions = List.of();
  private Map<TopicPartition, Long> marked = Map.of();
  private boolean truncated;
  private long own;
  private long foreign;

  /**
   * Reads a topic.
   *
   * @param consumer stays its opener's to close
   */
  KafkaTopicKeys(Consumer<byte[], byte[]> consumer, String topic, ReconcileKeys keys) {
    this.consumer = consumer;
    this.topic = topic;
    this.keys = keys;
  }

  @Override
  public void begin() {
    partitions = partitions();
    consumer.assign(partitions);
    marked = consumer.endOffsets(partitions);
    own = 0;
    foreign = 0;
  }

  @Override
  public void read(Visitor visitor) {
    truncated = false;
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    beginnings.forEach((partition, offset) -> consumer.seek(partition, offset));
    noteTruncation(beginnings);
    readTo(marked, visitor);
    noteTruncation(consumer.beginningOffsets(partitions));
    if (foreign > own) {
      throw ReconcileErrors.foreignTopic(topic);
    }
  }

  @Override
  public void readOn(Map<TopicPartition, Long> atLeast, Visitor visitor)
      throws InterruptedException {
    readTo(endsFrom(atLeast), visitor);
  }

  @Override
  public boolean isBeforeMark(long position) {
    int partition = TopicPosition.partition(position);
    return TopicPosition.offset(position) < marked.get(new TopicPartition(topic, partition));
  }

  @Override
  public boolean isTruncated() {
    return truncated;
  }

  @Override
  public long foreign() {
    return foreign;
  }

  @Override
  public void keysAt(long[] positions, KeyVisitor visitor) throws InterruptedException {
    int next = 0;
    while (next < positions.length) {
      int partition = TopicPosition.partition(positions[next]);
      int end = next;
      while (end < positions.length && TopicPosition.partition(positions[end]) == partition) {
        end++;
      }
      keysAt(new TopicPartition(topic, partition), positions, next, end, visitor);
      next = end;
    }
    consumer.assign(partitions);
  }

  private void keysAt(
      TopicPartition partition, long[] positions, int start, int end, KeyVisitor visitor)
      throws InterruptedException {
    consumer.assign(List.of(partition));
    int next = start;
    long position = -1;
    while (next < end) {
      long wanted = TopicPosition.offset(positions[next]);
      if (position < 0 || wanted - position > JUMP_RECORDS) {
        consumer.seek(partition, wanted);
      }
      for (ConsumerRecord<byte[], byte[]> record : poll()) {
        next = firstFrom(record.offset(), positions, next, end);
        if (next < end && TopicPosition.offset(positions[next]) == record.offset()) {
          visit(record, visitor);
        }
      }
      position = consumer.position(partition);
      next = firstFrom(position, positions, next, end);
    }
  }

  private static int firstFrom(long offset, long[] positions, int start, int end) {
    int next = start;
    while (next < end && TopicPosition.offset(positions[next]) < offset) {
      next++;
    }
    return next;
  }

  /** A key that would not be written as it was is left alone: a tombstone would miss it. */
  private void visit(ConsumerRecord<byte[], byte[]> record, KeyVisitor visitor)
      throws InterruptedException {
    Optional<ReconcileKey> key =
        keys.read(record.key()).filter(own -> keys.isWritable(own, record.key()));
    if (key.isPresent()) {
      visitor.key(key.get());
    } else {
      foreign++;
    }
  }

  private List<TopicPartition> partitions() {
    List<PartitionInfo> infos = consumer.partitionsFor(topic);
    if (infos == null || infos.isEmpty()) {
      throw ReconcileErrors.noTopic(topic);
    }
    List<TopicPartition> all = new ArrayList<>();
    infos.forEach(info -> all.add(new TopicPartition(topic, info.partition())));
    return Collections.unmodifiableList(all);
  }

  /** Whatever has made the first records go, a key that was there then is not there now. */
  private void noteTruncation(Map<TopicPartition, Long> beginnings) {
    truncated |= beginnings.values().stream().anyMatch(offset -> offset > 0);
  }

  /**
   * Another's transaction under way keeps committed records out of sight: it is waited for, since
   * they would look as if they were missing.
   */
  private Map<TopicPartition, Long> endsFrom(Map<TopicPartition, Long> atLeast)
      throws InterruptedException {
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
    long endNanos = System.nanoTime() + STALL_NANOS;
    while (atLeast.entrySet().stream()
        .anyMatch(entry -> ends.getOrDefault(entry.getKey(), Long.MAX_VALUE) < entry.getValue())) {
      if (System.nanoTime() - endNanos > 0) {
        throw new TimeoutException("what was sent to topic '" + topic + "' can't be read there");
      }
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
      ends.putAll(consumer.endOffsets(partitions));
    }
    return ends;
  }

  private void readTo(Map<TopicPartition, Long> ends, Visitor visitor) {
    while (!isAt(ends)) {
      for (ConsumerRecord<byte[], byte[]> record : poll()) {
        TopicPartition partition = new TopicPartition(topic, record.partition());
        if (record.offset() < ends.get(partition)) {
          visit(record, visitor);
        }
      }
    }
    ends.forEach((partition, offset) -> consumer.seek(partition, offset));
  }

  private boolean isAt(Map<TopicPartition, Long> ends) {
    return partitions.stream()
        .allMatch(partition -> consumer.position(partition) >= ends.get(partition));
  }

  private void visit(ConsumerRecord<byte[], byte[]> record, Visitor visitor) {
    Optional<ReconcileKey> key = keys.read(record.key());
    if (!key.isPresent()) {
      foreign++;
      return;
    }
    own++;
    long position = TopicPosition.of(record.partition(), record.offset());
    visitor.record(key.get(), position, record.value() != null);
  }

  /** Some records or at least some way; a broker that is away for long ends the comparison. */
  private Iterable<ConsumerRecord<byte[], byte[]>> poll() {
    long endNanos = System.nanoTime() + STALL_NANOS;
    Map<TopicPartition, Long> before = positions();
    while (true) {
      Iterable<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL);
      if (records.iterator().hasNext() || !positions().equals(before)) {
        return records;
      }
      if (System.nanoTime() - endNanos > 0) {
        throw new TimeoutException("topic '" + topic + "' could not be read on for a minute");
      }
    }
  }

  private Map<TopicPartition, Long> positions() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    consumer.assignment().forEach(part -> positions.put(part, consumer.position(part)));
    return positions;
  }
}
