package io.pinflow.analytics.quality;

import java.util.Locale;

/** Numbers as findings say them. */
final class Wording {

  private Wording() {}

  /** {@code 0.0123} is {@code 1.23 %}. */
  static String percent(double rate) {
    double percent = rate * 100;
    String pattern = percent > 0 && percent < 0.01 ? "%.4f" : "%.2f";
    String digits = String.format(Locale.ROOT, pattern, percent);
    return digits.replaceAll("\\.?0+$", "") + " %";
  }

  /** {@code 20000} is {@code 20,000}. */
  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** To the whole number. */
  static String number(double count) {
    return String.format(Locale.ROOT, "%,.0f", count);
  }

  /** {@code 12 of 20,000 rows null (0.06 %)}. */
  static String share(long violations, long checked, String what) {
    return number(violations)
        + " of "
        + number(checked)
        + (checked == 1 ? " row " : " rows ")
        + what
        + (violations == 0 ? "" : " (" + percent((double) violations / checked) + ")");
  }
}
