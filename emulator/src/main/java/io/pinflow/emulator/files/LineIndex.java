package io.pinflow.emulator.files;

import java.util.Arrays;

/**
 * Where the line of each key lies in a file, in 24 bytes a line; of equal keys the first counts.
 * Filled by one thread, then thread-safe.
 */
final class LineIndex {
  private static final int KEY_SHIFT = Integer.SIZE;

  private int size;
  private long[] keysAndPlaces = new long[1_024];
  private long[] offsets = new long[1_024];
  private int[] lengths = new int[1_024];
  private int[] keys = {};

  void add(int key, long offset, int length) {
    if (size == offsets.length) {
      keysAndPlaces = Arrays.copyOf(keysAndPlaces, size * 2);
      offsets = Arrays.copyOf(offsets, size * 2);
      lengths = Arrays.copyOf(lengths, size * 2);
    }
    // Sorted as numbers these are in the order of keys, and of lines where keys are equal.
    keysAndPlaces[size] = ((long) key << KEY_SHIFT) | size;
    offsets[size] = offset;
    lengths[size] = length;
    size++;
  }

  /** All lines are added; only now can they be found. */
  void complete() {
    Arrays.sort(keysAndPlaces, 0, size);
    keys = Arrays.stream(keysAndPlaces, 0, size).mapToInt(LineIndex::key).toArray();
  }

  private static int key(long keyAndPlace) {
    return (int) (keyAndPlace >> KEY_SHIFT);
  }

  /** The keys in order, equal ones as often as they occur. */
  int[] keys() {
    return keys.clone();
  }

  /** The number of the line of a key, negative if there is none. */
  int line(int key) {
    int found = Arrays.binarySearch(keys, key);
    while (found > 0 && keys[found - 1] == key) {
      found--;
    }
    return found < 0 ? found : (int) keysAndPlaces[found];
  }

  long offset(int line) {
    return offsets[line];
  }

  int length(int line) {
    return lengths[line];
  }
}
