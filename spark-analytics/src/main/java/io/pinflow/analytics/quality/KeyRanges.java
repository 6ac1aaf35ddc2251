package io.pinflow.analytics.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * A few ranges that hold given numbers, so that Delta leaves out the files that have none of them.
 *
 * @param ranges in order, none touching another; both ends included
 */
record KeyRanges(List<Range> ranges) {

  private static final int MOST = 32;

  /** From {@code first} to {@code last}. */
  record Range(int first, int last) {}

  KeyRanges {
    ranges = List.copyOf(ranges);
  }

  /** Splits where the gaps are widest. */
  static KeyRanges of(List<Integer> numbers) {
    List<Integer> sorted = numbers.stream().sorted().distinct().toList();
    List<Integer> cuts = new ArrayList<>();
    for (int place = 1; place < sorted.size(); place++) {
      if (gap(sorted, place) > 1) {
        cuts.add(place);
      }
    }
    List<Integer> widest =
        cuts.stream()
            .sorted(Comparator.comparingLong((Integer place) -> -gap(sorted, place)))
            .limit(MOST - 1L)
            .sorted()
            .toList();
    List<Range> ranges = new ArrayList<>();
    int start = 0;
    for (int cut : widest) {
      ranges.add(new Range(sorted.get(start), sorted.get(cut - 1)));
      start = cut;
    }
    if (!sorted.isEmpty()) {
      ranges.add(new Range(sorted.get(start), sorted.get(sorted.size() - 1)));
    }
    return new KeyRanges(ranges);
  }

  private static long gap(List<Integer> sorted, int place) {
    return (long) sorted.get(place) - sorted.get(place - 1);
  }

  /** Whether a column's number is in one of them. */
  Column contain(String column) {
    return ranges.stream()
        .map(range -> col(column).between(range.first(), range.last()))
        .reduce(Column::or)
        .orElse(lit(false));
  }
}
