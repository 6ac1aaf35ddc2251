package io.pinflow.connect.source;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What a reconciliation found and did. Delivered rows are counted by another thread. */
final class ReconcileCounts {
  private final BitSet differing = new BitSet(KeyHash.CHUNKS);
  private final AtomicLong missing = new AtomicLong();
  private final AtomicLong deleted = new AtomicLong();
  private long rows;
  private int chunks;
  private long expired;
  private long refused;
  private long foreign;

  void row() {
    rows++;
  }

  void chunks(int used) {
    chunks = used;
  }

  void differing(List<ReconcileKey> keys) {
    keys.forEach(key -> differing.set(key.hash().chunk()));
  }

  void expired(long keys) {
    expired += keys;
  }

  void refused(long keys) {
    refused += keys;
  }

  void foreign(long records) {
    foreign = Math.max(foreign, records);
  }

  void missingSent() {
    missing.incrementAndGet();
  }

  void deletedSent() {
    deleted.incrementAndGet();
  }

  /** Rows of the table that were compared. */
  long rows() {
    return rows;
  }

  /** Chunks with a key on either side. */
  int chunks() {
    return chunks;
  }

  /** Those of them in which something was missing or deleted. */
  int differingChunks() {
    return differing.cardinality();
  }

  /** Rows that were delivered because the topic lacked them. */
  long missing() {
    return missing.get();
  }

  /** Tombstones that were delivered because the table lacked their rows. */
  long deleted() {
    return deleted.get();
  }

  /** Rows that the topic lacks and may have had, before it lost its first records. */
  long expired() {
    return expired;
  }

  /** Keys that the table lacks, too many to be believed. */
  long refused() {
    return refused;
  }

  /** Records whose keys are none of the table's. */
  long foreign() {
    return foreign;
  }
}
