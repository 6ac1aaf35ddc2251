package io.pinflow.analytics.aggregates;

import java.util.Arrays;

/** A code for each pair of whole numbers that has one: a map without an object for each entry. */
final class PairCodes {

  /** In the place of a code: the pair has none. */
  static final int NONE = -1;

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] pairs = new long[64];
  private int[] codes = new int[64];
  private int size;

  PairCodes() {
    Arrays.fill(codes, NONE);
  }

  /** The code of a pair, or {@link #NONE}. */
  int of(int left, int right) {
    return codes[slot(pair(left, right))];
  }

  void put(int left, int right, int code) {
    put(pair(left, right), code);
  }

  private void put(long pair, int code) {
    int slot = slot(pair);
    size += codes[slot] == NONE ? 1 : 0;
    pairs[slot] = pair;
    codes[slot] = code;
    if (size * 2 > pairs.length) {
      grow();
    }
  }

  private static long pair(int left, int right) {
    return ((long) left << Integer.SIZE) | Integer.toUnsignedLong(right);
  }

  private int slot(long pair) {
    int mask = pairs.length - 1;
    int slot = (int) ((pair * SPREAD) >>> Integer.SIZE) & mask;
    while (codes[slot] != NONE && pairs[slot] != pair) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldPairs = pairs;
    int[] oldCodes = codes;
    pairs = new long[oldPairs.length * 4];
    codes = new int[pairs.length];
    Arrays.fill(codes, NONE);
    size = 0;
    for (int slot = 0; slot < oldPairs.length; slot++) {
      if (oldCodes[slot] != NONE) {
        put(oldPairs[slot], oldCodes[slot]);
      }
    }
  }
}
