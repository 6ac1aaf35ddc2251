package io.pinflow.connect.source;

import java.util.Arrays;

/**
 * Keys that were passed over and may still come, as ranges of whole numbers.
 *
 * <p>Only {@link #compact} changes what is there already; in between, keys are only added at the
 * end, so that a memory taken at any time keeps its meaning. Not thread-safe, but memories are.
 */
final class GapSet {
  private static final int FIRST_CAPACITY = 16;

  private long[] starts = {};
  private long[] ends = {};
  private long[] filled = new long[FIRST_CAPACITY];
  private int filledCount;
  private long[] addedStarts = new long[FIRST_CAPACITY];
  private long[] addedEnds = new long[FIRST_CAPACITY];
  private int addedCount;
  private TableOffset.Memory memory;

  /** Reads what {@link TableOffset.Memory#text} wrote; NumberFormatException when it did not. */
  static GapSet of(String text) {
    GapSet gaps = new GapSet();
    long previousEnd = 0;
    for (String range : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int colon = range.indexOf(':');
      long start = previousEnd + Long.parseLong(colon < 0 ? range : range.substring(0, colon));
      long more = colon < 0 ? 0 : Long.parseUnsignedLong(range.substring(colon + 1));
      gaps.add(start, start + more);
      previousEnd = start + more;
    }
    gaps.compact();
    return gaps;
  }

  /** Adds a range above all others, both ends included. */
  void add(long start, long end) {
    if (addedCount == addedStarts.length) {
      addedStarts = Arrays.copyOf(addedStarts, addedCount * 2);
      addedEnds = Arrays.copyOf(addedEnds, addedCount * 2);
    }
    addedStarts[addedCount] = start;
    addedEnds[addedCount] = end;
    addedCount++;
    memory = null;
  }

  /** Takes out a key that has come. */
  void fill(long key) {
    if (filledCount == filled.length) {
      filled = Arrays.copyOf(filled, filledCount * 2);
    }
    filled[filledCount] = key;
    filledCount++;
    memory = null;
  }

  /** The most ranges there can be. */
  int count() {
    return starts.length + addedCount + filledCount;
  }

  boolean isEmpty() {
    return count() == 0;
  }

  /** Forgets the ranges, or parts of them, up to a key. */
  void dropUpTo(long key) {
    compact();
    int first = 0;
    while (first < ends.length && ends[first] <= key) {
      first++;
    }
    starts = Arrays.copyOfRange(starts, first, starts.length);
    ends = Arrays.copyOfRange(ends, first, ends.length);
    if (starts.length > 0 && starts[0] <= key) {
      starts[0] = key + 1;
    }
    memory = null;
  }

  /** The ranges in order as {start, end}, after this call without any that has come. */
  long[][] ranges() {
    compact();
    long[][] ranges = new long[starts.length][];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = new long[] {starts[i], ends[i]};
    }
    return ranges;
  }

  /** Whether all of them lie before a key. */
  boolean areBelow(long key) {
    long[][] ranges = ranges();
    return ranges.length == 0 || ranges[ranges.length - 1][1] < key;
  }

  /** Throws IllegalArgumentException when ranges do not follow one another, as a person may err. */
  void requireOrder() {
    long[][] ranges = ranges();
    for (int i = 0; i < ranges.length; i++) {
      boolean isAfter = i == 0 || ranges[i][0] > ranges[i - 1][1];
      if (!isAfter || ranges[i][1] < ranges[i][0]) {
        throw new IllegalArgumentException("Ranges out of order");
      }
    }
  }

  /** What is known now. */
  TableOffset.Memory memory() {
    if (memory == null) {
      memory = new Known(starts, ends, filled, filledCount, addedStarts, addedEnds, addedCount);
    }
    return memory;
  }

  private void compact() {
    if (filledCount + addedCount > 0) {
      Ranges ranges =
          new Known(starts, ends, filled, filledCount, addedStarts, addedEnds, addedCount).ranges();
      starts = ranges.starts();
      ends = ranges.ends();
      // New ones: the old may still be read by memories.
      filled = new long[FIRST_CAPACITY];
      addedStarts = new long[FIRST_CAPACITY];
      addedEnds = new long[FIRST_CAPACITY];
      filledCount = 0;
      addedCount = 0;
      memory = null;
    }
  }

  /** Arrays that are never changed below their counts. */
  private static final class Known implements TableOffset.Memory {
    private final long[] starts;
    private final long[] ends;
    private final long[] filled;
    private final int filledCount;
    private final long[] addedStarts;
    private final long[] addedEnds;
    private final int addedCount;

    Known(
        long[] starts,
        long[] ends,
        long[] filled,
        int filledCount,
        long[] addedStarts,
        long[] addedEnds,
        int addedCount) {
      this.starts = starts;
      this.ends = ends;
      this.filled = filled;
      this.filledCount = filledCount;
      this.addedStarts = addedStarts;
      this.addedEnds = addedEnds;
      this.addedCount = addedCount;
    }

    @Override
    public String text() {
      Ranges ranges = ranges();
      long[] from = ranges.starts();
      long[] to = ranges.ends();
      StringBuilder text = new StringBuilder();
      long previousEnd = 0;
      for (int i = 0; i < from.length; i++) {
        text.append(i == 0 ? "" : ",").append(from[i] - previousEnd);
        if (to[i] != from[i]) {
          text.append(':').append(Long.toUnsignedString(to[i] - from[i]));
        }
        previousEnd = to[i];
      }
      return text.toString();
    }

    Ranges ranges() {
      long[] holes = Arrays.copyOf(filled, filledCount);
      Arrays.sort(holes);
      Ranges ranges = new Ranges(starts.length + addedCount + filledCount);
      int hole = 0;
      for (int i = 0; i < starts.length; i++) {
        hole = ranges.addWithout(starts[i], ends[i], holes, hole);
      }
      for (int i = 0; i < addedCount; i++) {
        hole = ranges.addWithout(addedStarts[i], addedEnds[i], holes, hole);
      }
      return ranges;
    }
  }

  /** Ranges being put together. */
  private static final class Ranges {
    private final long[] starts;
    private final long[] ends;
    private int count;

    Ranges(int capacity) {
      starts = new long[capacity];
      ends = new long[capacity];
    }

    /** Adds a range without the keys that lie in it; returns the first of those beyond it. */
    int addWithout(long start, long end, long[] holes, int firstHole) {
      int hole = firstHole;
      long from = start;
      boolean open = true;
      while (hole < holes.length && holes[hole] <= end) {
        if (holes[hole] > from) {
          add(from, holes[hole] - 1);
        }
        open = holes[hole] < end;
        from = Math.max(from, open ? holes[hole] + 1 : end);
        hole++;
      }
      if (open) {
        add(from, end);
      }
      return hole;
    }

    long[] starts() {
      return Arrays.copyOf(starts, count);
    }

    long[] ends() {
      return Arrays.copyOf(ends, count);
    }

    private void add(long start, long end) {
      starts[count] = start;
      ends[count] = end;
      count++;
    }
  }
}
