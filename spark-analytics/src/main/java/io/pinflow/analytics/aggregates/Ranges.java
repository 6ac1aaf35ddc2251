package io.pinflow.analytics.aggregates;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;

import io.pinflow.analytics.changes.ChangedRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Numbers as a few ranges that hold all of them, so that Delta leaves out files by their smallest
 * and largest {@code ind}.
 */
final class Ranges {

  private static final int BLOCK = 4096;
  private static final int MAX_RANGES = 48;

  private final List<Range> ranges;

  private Ranges(List<Range> ranges) {
    this.ranges = ranges;
  }

  private record Range(long first, long last) {}

  /** Ranges around the {@code ind}s of rows. */
  static Ranges around(Dataset<Row> rows) {
    return of(
        rows
            .select(floor(col(ChangedRows.KEY).divide(BLOCK)).cast("bigint").as("block"))
            .distinct()
            .collectAsList()
            .stream()
            .map(row -> row.getLong(0))
            .sorted()
            .toList());
  }

  /** Ranges of blocks, ascending; the largest gaps stay gaps. */
  private static Ranges of(List<Long> blocks) {
    List<Long> gaps = new ArrayList<>();
    for (int place = 1; place < blocks.size(); place++) {
      gaps.add(blocks.get(place) - blocks.get(place - 1));
    }
    gaps.sort(Comparator.reverseOrder());
    long bridged = Math.max(1, gaps.size() < MAX_RANGES ? 1 : gaps.get(MAX_RANGES - 1));
    List<Range> ranges = new ArrayList<>();
    for (long block : blocks) {
      Range last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
      if (last != null && block - last.last() <= bridged) {
        ranges.set(ranges.size() - 1, new Range(last.first(), block));
      } else {
        ranges.add(new Range(block, block));
      }
    }
    return new Ranges(ranges);
  }

  /** Whether an {@code ind} may be one of them; with literals, which Delta can compare. */
  Column contain(Column ind) {
    return ranges.stream()
        .map(range -> ind.between(smallest(range.first()), largest(range.last())))
        .reduce(Column::or)
        .orElse(lit(false));
  }

  private static int smallest(long block) {
    return (int) Math.max(Integer.MIN_VALUE, block * BLOCK);
  }

  private static int largest(long block) {
    return (int) Math.min(Integer.MAX_VALUE, block * BLOCK + BLOCK - 1);
  }
}
