package io.pinflow.analytics.live;

/**
 * What a table has: the digest of each post's row, in 24 to 48 bytes a post.
 *
 * <p>A hash table of primitives with linear probing; not safe for use from several threads.
 */
final class PostIndex {

  private static final int SMALLEST = 1 << 12;
  private static final long NONE = 0;

  private int[] numbers = new int[SMALLEST];
  private long[] digests = new long[SMALLEST];
  private int size;

  int size() {
    return size;
  }

  boolean contains(int number) {
    return digests[slot(number)] != NONE;
  }

  /** Whether the post is known with this content. */
  boolean contains(int number, long digest) {
    return digests[slot(number)] == some(digest);
  }

  void put(int number, long digest) {
    if (2 * (size + 1) > numbers.length) {
      grow();
    }
    int slot = slot(number);
    if (digests[slot] == NONE) {
      size++;
    }
    numbers[slot] = number;
    digests[slot] = some(digest);
  }

  private void grow() {
    int[] oldNumbers = numbers;
    long[] oldDigests = digests;
    numbers = new int[2 * oldNumbers.length];
    digests = new long[2 * oldDigests.length];
    size = 0;
    for (int slot = 0; slot < oldNumbers.length; slot++) {
      if (oldDigests[slot] != NONE) {
        put(oldNumbers[slot], oldDigests[slot]);
      }
    }
  }

  private int slot(int number) {
    int mask = numbers.length - 1;
    int slot = ((number * 0x9E3779B9) >>> 12) & mask;
    while (digests[slot] != NONE && numbers[slot] != number) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static long some(long digest) {
    return digest == NONE ? 1 : digest;
  }
}
