package io.pinflow.connect.source;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

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
    return text == null ? null : text(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The same for a text as the bytes of its ASCII, as a text. */
  static String text(byte[] text) {
    return text == null ? null : new String(normal(text), StandardCharsets.US_ASCII);
  }

  /** The same as bytes, which are the ones given where there is nothing to change. */
  static byte[] normal(byte[] text) {
    int dot = text == null ? -1 : dot(text);
    if (dot < 0) {
      return text;
    }
    int end = dot + 1;
    boolean zero = true;
    while (end < text.length && text[end] >= '0' && text[end] <= '9') {
      zero &= text[end] == '0';
      end++;
    }
    if (zero) {
      return cut(text, dot, end);
    }
    int zeros = FRACTION_DIGITS + 1 - (end - dot);
    return zeros > 0 ? padded(text, end, zeros) : text;
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

  private static int dot(byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '.') {
        return i;
      }
    }
    return -1;
  }

  private static byte[] cut(byte[] text, int start, int end) {
    byte[] rest = Arrays.copyOf(text, text.length - (end - start));
    System.arraycopy(text, end, rest, start, text.length - end);
    return rest;
  }

  private static byte[] padded(byte[] text, int end, int zeros) {
    byte[] padded = Arrays.copyOf(text, text.length + zeros);
    Arrays.fill(padded, end, end + zeros, (byte) '0');
    System.arraycopy(text, end, padded, end + zeros, text.length - end);
    return padded;
  }
}
