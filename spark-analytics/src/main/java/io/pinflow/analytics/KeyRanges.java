package io.pinflow.analytics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the keys of a batch lie: a few ranges that hold all of them, with the widest gaps left out.
 *
 * <p>As numbers in the condition of a MERGE they let Delta pass over all files that can't have any
 * of these keys, by the statistics in its log.
 */
public final class KeyRanges {

  private static final int MAX_RANGES = 64;

  private final List<Range> ranges;

  private KeyRanges(List<Range> ranges) {
    this.ranges = ranges;
  }

  /** Keys from {@code first} to {@code last}, inclusive. */
  public record Range(long first, long last) {}

  /** Of any ranges, in any order. */
  public static KeyRanges of(List<Range> pieces) {
    return of(pieces, MAX_RANGES);
  }

  /** Of single keys, in any order. */
  public static KeyRanges ofKeys(List<? extends Number> keys) {
    return of(keys.stream().map(key -> new Range(key.longValue(), key.longValue())).toList());
  }

  static KeyRanges of(List<Range> pieces, int max) {
    List<Range> sorted = touching(pieces);
    long narrowest =
        sorted.size() <= max
            ? 0
            : gaps(sorted).stream().sorted(Comparator.reverseOrder()).toList().get(max - 2);
    List<Range> few = new ArrayList<>();
    for (Range piece : sorted) {
      Range last = few.isEmpty() ? null : few.get(few.size() - 1);
      boolean wide = last == null || piece.first() - last.last() >= narrowest;
      if (wide && few.size() < max) {
        few.add(piece);
      } else {
        few.set(few.size() - 1, new Range(last.first(), piece.last()));
      }
    }
    return new KeyRanges(few);
  }

  /** Sorted, and one where two touch or overlap. */
  private static List<Range> touching(List<Range> pieces) {
    List<Range> sorted = new ArrayList<>();
    for (Range piece : pieces.stream().sorted(Comparator.comparingLong(Range::first)).toList()) {
      Range last = sorted.isEmpty() ? null : sorted.get(sorted.size() - 1);
      if (last != null && piece.first() <= last.last() + 1) {
        sorted.set(sorted.size() - 1, new Range(last.first(), Math.max(last.last(), piece.last())));
      } else {
        sorted.add(piece);
      }
    }
    return sorted;
  }

  private static List<Long> gaps(List<Range> sorted) {
    List<Long> gaps = new ArrayList<>();
    for (int place = 1; place < sorted.size(); place++) {
      gaps.add(sorted.get(place).first() - sorted.get(place - 1).last());
    }
    return gaps;
  }

  /** The ranges from low to high. */
  public List<Range> ranges() {
    return List.copyOf(ranges);
  }

  /** A condition in SQL that holds for all of the keys. */
  public String condition(String column) {
    return ranges.stream()
        .map(range -> column + " BETWEEN " + range.first() + " AND " + range.last())
        .collect(Collectors.joining(" OR ", "(", ")"));
  }
}
