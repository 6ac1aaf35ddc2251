package io.pinflow.connect.source;

import java.nio.charset.StandardCharsets;

/**
 * Writes dates and times digit by digit into memory that is used again: as text they are in most
 * rows, and a StringBuilder for each costs more than reading them. Not thread-safe.
 */
final class DateTimeWriter {
  /** A date and a time with six digits of a fraction, and some more hours than a day has. */
  private static final int LONGEST = 40;

  private static final int FRACTION_DIGITS = 6;

  private final byte[] text = new byte[LONGEST];
  private int length;

  /** Forgets what was written. */
  DateTimeWriter clear() {
    length = 0;
    return this;
  }

  /** Writes a date with four digits of the year. */
  DateTimeWriter date(int year, int month, int day) {
    twoDigits(year / 100);
    twoDigits(year % 100);
    raw('-');
    twoDigits(month);
    raw('-');
    twoDigits(day);
    return this;
  }

  /** Writes a time; hours may be more than a day has, and a fraction of zero is left out. */
  DateTimeWriter time(int hours, int minutes, int seconds, int micros) {
    hours(hours);
    raw(':');
    twoDigits(minutes);
    raw(':');
    twoDigits(seconds);
    if (micros > 0) {
      raw('.');
      fraction(micros);
    }
    return this;
  }

  /** Writes one character of ASCII. */
  DateTimeWriter raw(char character) {
    text[length++] = (byte) character;
    return this;
  }

  /** What was written. */
  @Override
  public String toString() {
    return new String(text, 0, length, StandardCharsets.ISO_8859_1);
  }

  private void hours(int hours) {
    if (hours < 100) {
      twoDigits(hours);
      return;
    }
    hours(hours / 10);
    digit(hours % 10);
  }

  private void fraction(int micros) {
    int rest = micros;
    for (int i = FRACTION_DIGITS - 1; i >= 0; i--) {
      text[length + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += FRACTION_DIGITS;
  }

  private void twoDigits(int number) {
    digit(number / 10);
    digit(number % 10);
  }

  private void digit(int number) {
    text[length++] = (byte) ('0' + number);
  }
}
