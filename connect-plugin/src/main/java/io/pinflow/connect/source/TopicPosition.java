package io.pinflow.connect.source;

/** Where a record lies in a topic, as one number that keeps the order within a partition. */
final class TopicPosition {
  private static final int OFFSET_BITS = 46;
  private static final long OFFSETS = (1L << OFFSET_BITS) - 1;

  private TopicPosition() {}

  /** Up to 65,536 partitions of up to 70 million million records each: less than 62 bits. */
  static long of(int partition, long offset) {
    return (long) partition << OFFSET_BITS | offset;
  }

  static int partition(long position) {
    return (int) (position >>> OFFSET_BITS);
  }

  static long offset(long position) {
    return position & OFFSETS;
  }
}
