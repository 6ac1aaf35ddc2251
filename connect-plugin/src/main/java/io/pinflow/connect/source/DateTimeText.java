package io.pinflow.connect.source;

import java.time.Duration;

/**
 * Brings the text of a date and time to one form whatever the database's habit: a fraction has six
 * digits, and a fraction of zero is left out. The time itself is never touched.
 */
final class DateTimeText {
  private static final int FRACTION_DIGITS = 6;
  private static final int NANOS_PER_MICRO = 1_000;

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
    if (!zero && end - dot > FRACTION_DIGITS) {
      return text;
    }
    if (zero) {
      return text.substring(0, dot) + text.substring(end);
    }
    return padded(text, end, FRACTION_DIGITS + 1 - (end - dot));
  }

  /** The text of a time that may be negative or longer than a day; null stays null. */
  static String ofDuration(Duration time) {
    if (time == null) {
      return null;
    }
    Duration size = time.abs();
    DateTimeWriter text = new DateTimeWriter();
    if (time.isNegative()) {
      text.raw('-');
    }
    int hours = (int) size.toHours();
    int micros = size.toNanosPart() / NANOS_PER_MICRO;
    return text.time(hours, size.toMinutesPart(), size.toSecondsPart(), micros).toString();
  }

  private static String padded(String text, int end, int zeros) {
    StringBuilder padded = new StringBuilder(text.length() + zeros).append(text, 0, end);
    for (int i = 0; i < zeros; i++) {
      padded.append('0');
    }
    return padded.append(text, end, text.length()).toString();
  }
}
