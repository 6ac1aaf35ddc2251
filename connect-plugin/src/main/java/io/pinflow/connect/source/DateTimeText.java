package io.pinflow.connect.source;

import java.time.Duration;

/**
 * Brings the text of a date and time to one form whatever the database's habit: a fraction has six
 * digits, and a fraction of zero is left out. The time itself is never touched.
 */
final class DateTimeText {
  private static final int FRACTION_DIGITS = 6;
  private static final int LONGEST = 26;
  private static final int MICROS_PER_SECOND = 1_000_000;
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
    StringBuilder text = new StringBuilder(LONGEST);
    if (time.isNegative()) {
      text.append('-');
    }
    int hours = (int) size.toHours();
    int micros = size.toNanosPart() / NANOS_PER_MICRO;
    return withTime(text, hours, size.toMinutesPart(), size.toSecondsPart(), micros);
  }

  /** A date with four digits of the year, for a time to follow. */
  static StringBuilder ofDate(int year, int month, int day) {
    StringBuilder text = new StringBuilder(LONGEST);
    twoDigits(text, year / 100);
    twoDigits(text, year % 100);
    twoDigits(text.append('-'), month);
    return twoDigits(text.append('-'), day);
  }

  /** The text with a time behind it; hours may be more than a day has. */
  static String withTime(StringBuilder text, int hours, int minutes, int seconds, int micros) {
    if (hours < 100) {
      twoDigits(text, hours);
    } else {
      text.append(hours);
    }
    twoDigits(text.append(':'), minutes);
    twoDigits(text.append(':'), seconds);
    return fraction(text, micros);
  }

  private static String fraction(StringBuilder text, int fraction) {
    if (fraction > 0) {
      String micros = Integer.toString(MICROS_PER_SECOND + fraction);
      text.append('.').append(micros, 1, micros.length());
    }
    return text.toString();
  }

  private static StringBuilder twoDigits(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  private static String padded(String text, int end, int zeros) {
    StringBuilder padded = new StringBuilder(text.length() + zeros).append(text, 0, end);
    for (int i = 0; i < zeros; i++) {
      padded.append('0');
    }
    return padded.append(text, end, text.length()).toString();
  }
}
