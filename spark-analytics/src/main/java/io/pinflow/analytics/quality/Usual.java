package io.pinflow.analytics.quality;

import java.util.Arrays;
import java.util.List;

/**
 * What counts as usual, from what earlier runs measured.
 *
 * <p>The middle is their median and the spread their median absolute deviation (MAD), which one odd
 * run among them does not move. The factor 1.4826 makes the MAD of normally spread values their
 * standard deviation.
 *
 * @param runs how many earlier runs at most are looked at, the newest ones
 * @param minRuns with fewer nothing is usual yet
 * @param tolerance how far from the median is always usual: a part of all rows for a null rate, a
 *     part of the median for a volume
 * @param deviations how many standard deviations are usual
 */
record Usual(int runs, int minRuns, double tolerance, double deviations) {

  private static final double MAD_TO_DEVIATION = 1.4826;

  /** The middle of what was measured, and what is usual: from {@code low} to {@code high}. */
  record Band(double median, double low, double high) {

    boolean contains(double value) {
      return value >= low && value <= high;
    }
  }

  /** Bounds of the null rate of {@code rows} rows; few rows have odd rates by chance. */
  Band nullRate(List<Double> earlier, long rows) {
    double median = median(earlier);
    double chance = deviations * Math.sqrt(median * (1 - median) / Math.max(1, rows));
    double width = Math.max(chance, Math.max(tolerance, spread(earlier, median)));
    return new Band(median, Math.max(0, median - width), Math.min(1, median + width));
  }

  /** Bounds of a number of rows. */
  Band volume(List<Double> earlier) {
    double median = median(earlier);
    double width = Math.max(tolerance * median, spread(earlier, median));
    return new Band(median, Math.max(0, median - width), median + width);
  }

  private double spread(List<Double> values, double median) {
    return deviations
        * MAD_TO_DEVIATION
        * median(values.stream().map(value -> Math.abs(value - median)).toList());
  }

  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
