package io.pinflow.connect.source;

import java.util.BitSet;

/**
 * Count and digest of the keys in each chunk, whatever order they come in: equal ones of two sides
 * mean the same keys, each as often. Not thread-safe.
 */
final class ChunkDigests {
  private final long[] counts = new long[KeyHash.CHUNKS];
  private final long[] highSums = new long[KeyHash.CHUNKS];
  private final long[] lowSums = new long[KeyHash.CHUNKS];
  private final BitSet mixed = new BitSet(KeyHash.CHUNKS);

  void add(KeyHash key) {
    int chunk = key.chunk();
    counts[chunk]++;
    highSums[chunk] += key.high();
    lowSums[chunk] += key.low();
  }

  /** A key that is taken back: a sum can't tell whether it was there, so its chunk equals none. */
  void addTombstone(KeyHash key) {
    mixed.set(key.chunk());
  }

  /** The chunks in which the two sides are not known to be equal. */
  BitSet differing(ChunkDigests other) {
    BitSet differing = (BitSet) mixed.clone();
    differing.or(other.mixed);
    for (int chunk = 0; chunk < KeyHash.CHUNKS; chunk++) {
      if (counts[chunk] != other.counts[chunk]
          || highSums[chunk] != other.highSums[chunk]
          || lowSums[chunk] != other.lowSums[chunk]) {
        differing.set(chunk);
      }
    }
    return differing;
  }

  /** How many chunks have a key on either side. */
  int used(ChunkDigests other) {
    int used = 0;
    for (int chunk = 0; chunk < KeyHash.CHUNKS; chunk++) {
      if (counts[chunk] > 0 || other.counts[chunk] > 0) {
        used++;
      }
    }
    return used;
  }
}
