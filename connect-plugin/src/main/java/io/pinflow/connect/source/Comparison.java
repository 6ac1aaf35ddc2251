package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Compares a table's keys with those of its topic and says which are missing and which deleted,
 * while both change. One use; not thread-safe.
 *
 * <p>A pass reads the topic into memory first, and then the table. A key that only the table has
 * may have come since: it counts as missing only when it is still not in the topic after everything
 * committed by then has been delivered. A key that only the topic has was there before the table
 * was read, so its row was committed before; it is gone, and is looked up once more all the same.
 *
 * <p>Memory is bounded: a pass keeps the keys of as many chunks as it may. Of the other chunks it
 * knows count and digest of both sides, and the next pass reads those alone that differ.
 */
final class Comparison {
  private static final int CANDIDATES_AT_ONCE = 50_000;
  private static final int DELETED_AT_ONCE = 10_000;

  private final TableKeys table;
  private final TopicKeys topic;
  private final TailFence tail;
  private final Repairs repairs;
  private final ReconcileLimits limits;
  private final ReconcileCounts counts;
  private final ChunkDigests inTopic = new ChunkDigests();
  private final ChunkDigests inTable = new ChunkDigests();
  private final List<ReconcileKey> candidates = new ArrayList<>();
  private final List<ReconcileKey> deleted = new ArrayList<>();
  private KeyStates states;
  private boolean isFirstPass = true;

  Comparison(
      TableKeys table,
      TopicKeys topic,
      TailFence tail,
      Repairs repairs,
      ReconcileLimits limits,
      ReconcileCounts counts) {
    this.table = table;
    this.topic = topic;
    this.tail = tail;
    this.repairs = repairs;
    this.limits = limits;
    this.counts = counts;
  }

  /** Compares all chunks but for the first ones, which were done before. */
  void run(int fromChunk) throws SQLException, InterruptedException {
    BitSet chunks = new BitSet(KeyHash.CHUNKS);
    chunks.set(fromChunk, KeyHash.CHUNKS);
    while (!chunks.isEmpty()) {
      pass(chunks);
      if (isFirstPass) {
        chunks.and(inTable.differing(inTopic));
        counts.chunks(inTable.used(inTopic));
      }
      chunks.clear(0, states.endChunk());
      isFirstPass = false;
      repairs.reached(chunks.isEmpty() ? KeyHash.CHUNKS : chunks.nextSetBit(0));
    }
  }

  private void pass(BitSet chunks) throws SQLException, InterruptedException {
    states = new KeyStates(chunks, limits.maxKeys());
    topic.begin();
    table.begin();
    topic.read(this::take);
    table.forEach(this::compare);
    settle();
    takeBack();
    counts.foreign(topic.foreign());
  }

  private void take(ReconcileKey key, long position, boolean isPresent) {
    states.put(key.hash(), position, isPresent);
    if (!isFirstPass) {
      return;
    }
    if (isPresent) {
      inTopic.add(key.hash());
    } else {
      inTopic.addTombstone(key.hash());
    }
  }

  /** What lies beyond the rows visited is not compared. */
  private void takeLater(ReconcileKey key, long position, boolean isPresent) {
    if (table.covers(key)) {
      take(key, position, isPresent);
    }
  }

  private void compare(ReconcileKey key) throws SQLException, InterruptedException {
    if (isFirstPass) {
      inTable.add(key.hash());
      counts.row();
    }
    if (!states.holds(key.hash()) || states.see(key.hash())) {
      return;
    }
    candidates.add(key);
    if (candidates.size() >= CANDIDATES_AT_ONCE) {
      settle();
    }
  }

  /** Tells candidates that have come to the topic meanwhile from those that are missing. */
  private void settle() throws InterruptedException {
    boolean isWhole = states.endChunk() == KeyHash.CHUNKS;
    if (candidates.isEmpty() && (isWhole || !isFirstPass)) {
      return;
    }
    Map<TopicPartition, Long> ends = tail.awaitPassed();
    topic.readOn(ends, this::takeLater);
    List<ReconcileKey> missing =
        candidates.stream()
            .filter(key -> states.holds(key.hash()) && !states.isPresent(key.hash()))
            .collect(Collectors.toList());
    candidates.clear();
    if (missing.isEmpty()) {
      return;
    }
    if (topic.isTruncated() && !limits.resendsExpired()) {
      counts.expired(missing.size());
    } else {
      counts.differing(missing);
      repairs.missing(missing);
    }
  }

  /** A table emptied by mistake must not empty its topic. */
  private void takeBack() throws InterruptedException {
    long[] positions = states.unseen(topic::isBeforeMark);
    if (limits.refusesToDelete(positions.length, states.presentCount())) {
      counts.refused(positions.length);
      return;
    }
    topic.keysAt(
        positions,
        key -> {
          deleted.add(key);
          if (deleted.size() >= DELETED_AT_ONCE) {
            handDeletedOver();
          }
        });
    handDeletedOver();
  }

  private void handDeletedOver() throws InterruptedException {
    if (!deleted.isEmpty()) {
      counts.differing(deleted);
      repairs.deleted(new ArrayList<>(deleted));
      deleted.clear();
    }
  }
}
