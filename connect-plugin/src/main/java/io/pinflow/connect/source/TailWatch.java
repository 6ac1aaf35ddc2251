package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Where the thread that polls a table and the one that compares it meet: the one tells what it has
 * delivered and takes deliveries in, the other waits. Thread-safe.
 */
final class TailWatch implements TailFence {
  /**
   * After so many looks that found the table's end, one of them began after the wait did, and
   * looked up the keys passed over too: the first may have begun before, and of the next two one at
   * least is a poll interval after the last such look-up.
   */
  private static final int LOOKS = 3;

  /** Keys of rows that came while others were checked: for more, a double is risked. */
  private static final int MAX_RECENT = 200_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final Set<Object> recent = new HashSet<>();
  private final Set<SourceRecord> young = Collections.newSetFromMap(new IdentityHashMap<>());
  private long looks;
  private long pending;
  private boolean isFencing;
  private boolean isRecording;
  private Delivery delivery;

  /** Takes in what the tail has delivered, and whether it found the table's end. */
  void delivered(List<SourceRecord> records, boolean isAtEnd) {
    lock.lock();
    try {
      add(records);
      if (isRecording) {
        records.stream().limit(MAX_RECENT - recent.size()).forEach(row -> recent.add(row.key()));
      }
      if (isAtEnd) {
        looks++;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether the tail has found the table's end yet. */
  boolean hasReachedEnd() {
    lock.lock();
    try {
      return looks > 0;
    } finally {
      lock.unlock();
    }
  }

  /** Takes in that a record has reached its topic, or never will. */
  void acknowledged(SourceRecord record, RecordMetadata metadata) {
    lock.lock();
    try {
      if (!young.remove(record)) {
        pending--;
      }
      if (metadata != null && metadata.hasOffset()) {
        TopicPartition partition = new TopicPartition(metadata.topic(), metadata.partition());
        // The last, not the greatest: a topic that is made anew begins at 0 again.
        ends.put(partition, metadata.offset() + 1);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Adds what is to be delivered; true when there was something. */
  boolean deliver(TableSession session, RecordBatch batch) throws SQLException {
    Delivery current = currentDelivery();
    if (current == null) {
      return false;
    }
    int before = batch.size();
    boolean isDone = false;
    try {
      isDone = current.deliver(session, batch);
    } finally {
      taken(batch.records().subList(before, batch.size()), isDone);
    }
    return true;
  }

  /** Whether the tail has delivered a row with this key since what was committed was waited for. */
  boolean isRecent(Object key) {
    lock.lock();
    try {
      return recent.contains(key);
    } finally {
      lock.unlock();
    }
  }

  /** Has something delivered and waits until it is. */
  void handOver(Delivery next) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      delivery = next;
      while (delivery != null) {
        changed.await();
      }
    } finally {
      delivery = null;
      lock.unlock();
    }
  }

  @Override
  public Map<TopicPartition, Long> awaitPassed() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long enough = looks + LOOKS;
      while (looks < enough) {
        changed.await();
      }
      awaitAcknowledged();
      return Map.copyOf(ends);
    } finally {
      lock.unlock();
    }
  }

  /** Of all records delivered so far; meanwhile, others may be delivered and acknowledged. */
  private void awaitAcknowledged() throws InterruptedException {
    pending += young.size();
    young.clear();
    recent.clear();
    isRecording = true;
    isFencing = true;
    while (pending > 0) {
      changed.await();
    }
    isFencing = false;
    pending = young.size();
    young.clear();
  }

  /** Ends what {@link #isRecent} needs to know. */
  void forgetRecent() {
    lock.lock();
    try {
      isRecording = false;
      recent.clear();
    } finally {
      lock.unlock();
    }
  }

  private void add(List<SourceRecord> records) {
    if (isFencing) {
      young.addAll(records);
    } else {
      pending += records.size();
    }
  }

  private Delivery currentDelivery() {
    lock.lock();
    try {
      return delivery;
    } finally {
      lock.unlock();
    }
  }

  private void taken(List<SourceRecord> records, boolean isDone) {
    lock.lock();
    try {
      add(records);
      if (isDone) {
        delivery = null;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
