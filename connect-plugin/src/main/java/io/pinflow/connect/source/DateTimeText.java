package io.pinflow.connect.source;

/**
 * Brings the text of a date and time to one form whatever the database's habit: a fraction has six
 * digits, and a fraction of zero is left out. The time itself is never touched.
 */
final class DateTimeText {
  private static final int FRACTION_DIGITS = 6;

  private DateTimeText() {}

  /**
   * For example {@code 2020-08-28 03:52:47.5} becomes {@code 2020-08-28 03:52:47.500000}; null
   * stays null.
   */
  static String normal(String text) {
    int dot = text == null ? -1 : text.indexOf('.');
    if (dot < 0) {
      return text;
    }
    int end = dot + 1;
    boolean zero = true;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      zero &= text.charAt(end) == '0';
      end++;
    }
    String whole = text.substring(0, dot);
    String rest = text.substring(end);
    return zero ? whole + rest : whole + padded(text.substring(dot, end)) + rest;
  }

  private static String padded(String fraction) {
    StringBuilder padded = new StringBuilder(fraction);
    while (padded.length() <= FRACTION_DIGITS) {
      padded.append('0');
    }
    return padded.toString();
  }
}
