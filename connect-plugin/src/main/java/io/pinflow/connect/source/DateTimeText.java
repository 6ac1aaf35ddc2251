package io.pinflow.connect.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Brings the text of a date and time to one form whatever the database's habit: a fraction has six
 * digits, and a fraction of zero is left out. The time itself is never touched.
 */
final class DateTimeText {
  private static final int FRACTION_DIGITS = 6;
  private static final int LONGEST = 26;
  private static final int MICROS_PER_SECOND = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;
  private static final String ZERO_DATE = "0000-00-00";

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

  /**
   * The text of a date and time from its two parts. Read as a whole, MariaDB's driver takes it
   * through the zone of the JVM, and 01:30 on the night of a change to summer time becomes 02:30;
   * of dates no calendar knows, such as 0000-00-00, there is only the server's text.
   */
  static String ofParts(ResultSet row, int index, ZeroDates zeroDates) throws SQLException {
    LocalDate date = dateOrNull(row, index);
    if (date == null) {
      String text = normal(row.getString(index));
      return text == null ? null : zeroDates.dateTime(text);
    }
    return format(date, row.getObject(index, LocalTime.class));
  }

  /** The text of a date; MariaDB's driver can't write those no calendar knows. */
  static String ofDate(ResultSet row, int index, ZeroDates zeroDates) throws SQLException {
    String text;
    try {
      text = row.getString(index);
    } catch (DateTimeException e) {
      return zeroDates.date(DateParts.text(row, index));
    }
    return ZERO_DATE.equals(text) ? zeroDates.date(text) : text;
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
    long hours = size.toHours();
    if (hours < 10) {
      text.append('0');
    }
    twoDigits(text.append(hours).append(':'), size.toMinutesPart());
    twoDigits(text.append(':'), size.toSecondsPart());
    return fraction(text, size.toNanosPart() / NANOS_PER_MICRO);
  }

  private static LocalDate dateOrNull(ResultSet row, int index) throws SQLException {
    try {
      return row.getObject(index, LocalDate.class);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String format(LocalDate date, LocalTime time) {
    StringBuilder text = new StringBuilder(LONGEST);
    text.append((char) ('0' + date.getYear() / 1000))
        .append((char) ('0' + date.getYear() / 100 % 10));
    twoDigits(text, date.getYear() % 100);
    twoDigits(text.append('-'), date.getMonthValue());
    twoDigits(text.append('-'), date.getDayOfMonth());
    twoDigits(text.append(' '), time.getHour());
    twoDigits(text.append(':'), time.getMinute());
    twoDigits(text.append(':'), time.getSecond());
    return fraction(text, time.getNano() / NANOS_PER_MICRO);
  }

  private static String fraction(StringBuilder text, int fraction) {
    if (fraction > 0) {
      String micros = Integer.toString(MICROS_PER_SECOND + fraction);
      text.append('.').append(micros, 1, micros.length());
    }
    return text.toString();
  }

  private static void twoDigits(StringBuilder text, int number) {
    text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  private static String padded(String fraction) {
    StringBuilder padded = new StringBuilder(fraction);
    while (padded.length() <= FRACTION_DIGITS) {
      padded.append('0');
    }
    return padded.toString();
  }
}
