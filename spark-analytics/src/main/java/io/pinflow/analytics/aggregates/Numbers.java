package io.pinflow.analytics.aggregates;

import java.io.Serializable;
import java.util.Arrays;

/** A number for each whole number that has one: a map without an object for each entry. */
final class Numbers implements Serializable {

  /** Takes each number of a whole number. */
  interface Taker {
    void take(int key, long number);
  }

  private static final long serialVersionUID = 1L;
  private static final int SPREAD = 0x9E3779B9;

  private int[] keys = new int[64];
  private long[] numbers = new long[64];
  private boolean[] used = new boolean[64];
  private int size;

  void add(int key, long number) {
    int slot = slot(key);
    if (!used[slot]) {
      used[slot] = true;
      keys[slot] = key;
      size++;
    }
    numbers[slot] += number;
    if (size * 2 > keys.length) {
      grow();
    }
  }

  private int slot(int key) {
    int mask = keys.length - 1;
    int spread = key * SPREAD;
    int slot = (spread ^ spread >>> 16) & mask;
    while (used[slot] && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    Numbers larger = new Numbers();
    larger.keys = new int[keys.length * 4];
    larger.numbers = new long[keys.length * 4];
    larger.used = new boolean[keys.length * 4];
    each(larger::add);
    keys = larger.keys;
    numbers = larger.numbers;
    used = larger.used;
  }

  void each(Taker taker) {
    for (int slot = 0; slot < keys.length; slot++) {
      if (used[slot]) {
        taker.take(keys[slot], numbers[slot]);
      }
    }
  }

  /** Numbers of whole numbers that are few and small: rows of them, made as they are asked for. */
  static Numbers of(Numbers[] rows, int row) {
    if (rows[row] == null) {
      rows[row] = new Numbers();
    }
    return rows[row];
  }

  static Numbers[] room(Numbers[] rows, int row) {
    return row < rows.length ? rows : Arrays.copyOf(rows, Math.max(row + 1, rows.length * 2));
  }
}
