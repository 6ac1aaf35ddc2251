package io.pinflow.connect.source;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.LongPredicate;

/**
 * What is known of each key of a range of chunks: where its last record lies, whether that is a
 * tombstone, whether the table has it. The range becomes smaller when its keys become too many.
 *
 * <p>A hash table in one array, since objects would take three times the memory. Not thread-safe.
 */
final class KeyStates {
  private static final int FIRST_SLOTS = 1_024;
  private static final int FIELDS = 3;
  private static final long TOMBSTONE = 1L << 63;
  private static final long SEEN = 1L << 62;
  private static final long POSITION = SEEN - 1;

  private final int maxKeys;
  private final BitSet chunks;
  private final int firstChunk;
  private int endChunk;
  private long[] slots = new long[FIRST_SLOTS * FIELDS];
  private int mask = FIRST_SLOTS - 1;
  private int size;
  private int present;

  /**
   * No keys yet.
   *
   * @param chunks those whose keys are of interest
   * @param maxKeys how many keys may be held, unless they are of one chunk
   */
  KeyStates(BitSet chunks, int maxKeys) {
    this.chunks = chunks;
    this.maxKeys = maxKeys;
    this.firstChunk = Math.max(0, chunks.nextSetBit(0));
    this.endChunk = Math.max(firstChunk + 1, chunks.length());
  }

  /** The first chunk after those held: they and those of no interest are done with this. */
  int endChunk() {
    return endChunk;
  }

  /** Whether the key is of a chunk that is held. */
  boolean holds(KeyHash key) {
    int chunk = key.chunk();
    return chunk < endChunk && chunks.get(chunk);
  }

  /** Takes in a later record of a key. */
  void put(KeyHash key, long position, boolean isPresent) {
    if (!holds(key)) {
      return;
    }
    int slot = slot(key);
    boolean isNew = slots[slot + 2] == 0;
    present += (isPresent ? 1 : 0) - (isPresent(slot) ? 1 : 0);
    long seen = slots[slot + 2] & SEEN;
    slots[slot] = key.high();
    slots[slot + 1] = key.low();
    slots[slot + 2] = (isPresent ? 0 : TOMBSTONE) | seen | (position + 1);
    if (isNew) {
      size++;
      makeRoom();
    }
  }

  /** Whether the topic has the key, with a value. */
  boolean isPresent(KeyHash key) {
    return isPresent(slot(key));
  }

  /** The same, and the table has it. */
  boolean see(KeyHash key) {
    int slot = slot(key);
    if (!isPresent(slot)) {
      return false;
    }
    slots[slot + 2] |= SEEN;
    return true;
  }

  /** How many keys the topic has, with a value. */
  int presentCount() {
    return present;
  }

  /** Where those keys lie that the table was not seen to have, in order. */
  long[] unseen(LongPredicate counts) {
    long[] positions = new long[present];
    int count = 0;
    for (int slot = 0; slot < slots.length; slot += FIELDS) {
      boolean isSeen = (slots[slot + 2] & SEEN) != 0;
      if (isPresent(slot) && !isSeen && counts.test(position(slot))) {
        positions[count++] = position(slot);
      }
    }
    long[] found = Arrays.copyOf(positions, count);
    Arrays.sort(found);
    return found;
  }

  private boolean isPresent(int slot) {
    return slots[slot + 2] > 0;
  }

  private long position(int slot) {
    return (slots[slot + 2] & POSITION) - 1;
  }

  /** Where the key is, or would be. */
  private int slot(KeyHash key) {
    int index = (int) key.low() & mask;
    while (true) {
      int slot = index * FIELDS;
      boolean isOwn = slots[slot] == key.high() && slots[slot + 1] == key.low();
      if (isOwn || slots[slot + 2] == 0) {
        return slot;
      }
      index = (index + 1) & mask;
    }
  }

  private void makeRoom() {
    while (size > maxKeys && endChunk - firstChunk > 1) {
      endChunk = firstChunk + (endChunk - firstChunk) / 2;
      rebuild(mask + 1);
    }
    if (size > (mask + 1) / 4 * 3) {
      rebuild((mask + 1) * 2);
    }
  }

  /** Keeps what is held still. */
  private void rebuild(int slotCount) {
    long[] old = slots;
    slots = new long[Math.multiplyExact(slotCount, FIELDS)];
    mask = slotCount - 1;
    size = 0;
    present = 0;
    for (int slot = 0; slot < old.length; slot += FIELDS) {
      KeyHash key = new KeyHash(old[slot], old[slot + 1]);
      if (old[slot + 2] != 0 && holds(key)) {
        int to = slot(key);
        System.arraycopy(old, slot, slots, to, FIELDS);
        size++;
        present += isPresent(to) ? 1 : 0;
      }
    }
  }
}
