package io.pinflow.records;

import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;

/**
 * Reads dates with times, without zone: {@code 2020-08-28 03:52:47} or with a {@code T}, an
 * optional fraction, and an optional {@code Z}, {@code +0000} or {@code +00:00}.
 *
 * <p>A fraction is kept exactly; one finer than a microsecond is refused, as is an offset other
 * than zero: times are never rounded and never shifted. Numbers (epochs) are refused because they
 * carry a zone that the column does not have.
 */
final class Times {

  private static final int LENGTH = "2020-08-28 03:52:47".length();
  private static final int MICRO_DIGITS = 6;
  private static final int NANOS_PER_MICRO = 1000;

  private Times() {}

  static LocalDateTime required(RawRecord raw, String field) throws RejectedRecordException {
    Object value = raw.value(field);
    if (Integers.isMissing(value)) {
      throw RecordErrors.fieldMissing(field);
    }
    if (!(value instanceof String)) {
      throw RecordErrors.notATime(field, value);
    }
    return text(field, (String) value);
  }

  private static LocalDateTime text(String field, String text) throws RejectedRecordException {
    if (!hasShape(text)) {
      throw RecordErrors.notATime(field, text);
    }
    int endOfFraction = endOfFraction(text);
    requireNoShift(field, text, endOfFraction);
    return time(field, text, micros(field, text, endOfFraction));
  }

  private static LocalDateTime time(String field, String text, int micros)
      throws RejectedRecordException {
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (!isDate(year, month, day) || hour > 23 || minute > 59 || second > 59) {
      throw RecordErrors.notATime(field, text);
    }
    return LocalDateTime.of(year, month, day, hour, minute, second, micros * NANOS_PER_MICRO);
  }

  private static boolean isDate(int year, int month, int day) {
    return year > 0
        && month > 0
        && month <= 12
        && day > 0
        && day <= Month.of(month).length(Year.isLeap(year));
  }

  /** Whether digits and separators stand where they must in the first 19 characters. */
  private static boolean hasShape(String text) {
    return text.length() >= LENGTH
        && Decimals.endOfDigits(text, 0) == 4
        && isField(text, 4, '-')
        && isField(text, 7, '-')
        && (isField(text, 10, ' ') || isField(text, 10, 'T'))
        && isField(text, 13, ':')
        && isField(text, 16, ':');
  }

  private static boolean isField(String text, int at, char separator) {
    return text.charAt(at) == separator
        && Decimals.isDigit(text.charAt(at + 1))
        && Decimals.isDigit(text.charAt(at + 2));
  }

  private static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }

  private static int endOfFraction(String text) {
    return text.length() > LENGTH && text.charAt(LENGTH) == '.'
        ? Decimals.endOfDigits(text, LENGTH + 1)
        : LENGTH;
  }

  private static int micros(String field, String text, int end) throws RejectedRecordException {
    if (end == LENGTH) {
      return 0;
    }
    int start = LENGTH + 1;
    int endOfMicros = Math.min(start + MICRO_DIGITS, end);
    if (start == end || !Decimals.areZeros(text, endOfMicros, end)) {
      throw RecordErrors.notATime(field, text);
    }
    int micros = number(text, start, endOfMicros);
    for (int digits = endOfMicros - start; digits < MICRO_DIGITS; digits++) {
      micros *= 10;
    }
    return micros;
  }

  private static void requireNoShift(String field, String text, int start)
      throws RejectedRecordException {
    if (start == text.length() || isZulu(text, start)) {
      return;
    }
    if (!isOffset(text, start)) {
      throw RecordErrors.notATime(field, text);
    }
    for (int i = start + 1; i < text.length(); i++) {
      if (text.charAt(i) != '0' && text.charAt(i) != ':') {
        throw RecordErrors.timeZoneOffset(field, text);
      }
    }
  }

  private static boolean isZulu(String text, int start) {
    return text.charAt(start) == 'Z' && start + 1 == text.length();
  }

  /** Whether a sign and hh, hhmm or hh:mm follow. */
  private static boolean isOffset(String text, int start) {
    char sign = text.charAt(start);
    int hours = start + 1;
    if ((sign != '+' && sign != '-') || Decimals.endOfDigits(text, hours) < hours + 2) {
      return false;
    }
    int rest = text.length() - hours;
    return rest == 2
        || (rest == 4 && Decimals.endOfDigits(text, hours) == text.length())
        || (rest == 5 && isField(text, hours + 2, ':'));
  }
}
