package io.pinflow.connect.sink;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * Reads a Joda-Time pattern into a {@code java.time} formatter. The two agree on most letters but
 * not all: Joda's {@code Y} is the year of the era (week-based in java.time, hence wrong at the
 * turn of a year), {@code x} and {@code w} are the ISO week's year and number, {@code e} is the day
 * of the week as a number, {@code Z} an offset.
 */
final class JodaPattern {

  private static final Map<Character, TemporalField> NUMBERS =
      Map.ofEntries(
          Map.entry('w', IsoFields.WEEK_OF_WEEK_BASED_YEAR),
          Map.entry('e', ChronoField.DAY_OF_WEEK),
          Map.entry('D', ChronoField.DAY_OF_YEAR),
          Map.entry('d', ChronoField.DAY_OF_MONTH),
          Map.entry('H', ChronoField.HOUR_OF_DAY),
          Map.entry('k', ChronoField.CLOCK_HOUR_OF_DAY),
          Map.entry('K', ChronoField.HOUR_OF_AMPM),
          Map.entry('h', ChronoField.CLOCK_HOUR_OF_AMPM),
          Map.entry('m', ChronoField.MINUTE_OF_HOUR),
          Map.entry('s', ChronoField.SECOND_OF_MINUTE));

  private static final Map<Character, TemporalField> YEARS =
      Map.of(
          'Y', ChronoField.YEAR_OF_ERA,
          'y', ChronoField.YEAR,
          'x', IsoFields.WEEK_BASED_YEAR);

  private static final Map<Character, TemporalField> TEXTS =
      Map.of(
          'G', ChronoField.ERA,
          'E', ChronoField.DAY_OF_WEEK,
          'a', ChronoField.AMPM_OF_DAY);

  private static final int MAX_DIGITS = 19;
  private static final int CENTURY = 2000;

  private final String pattern;
  private final DateTimeFormatterBuilder formatter = new DateTimeFormatterBuilder();
  private int place;

  private JodaPattern(String pattern) {
    this.pattern = pattern;
  }

  /**
   * The formatter of a pattern.
   *
   * @throws ConfigException when the pattern has a letter that stands for nothing
   */
  static DateTimeFormatter formatter(String pattern, Locale locale) {
    JodaPattern reader = new JodaPattern(pattern);
    while (reader.place < pattern.length()) {
      reader.readNext();
    }
    return reader.formatter.toFormatter(locale);
  }

  private void readNext() {
    char sign = pattern.charAt(place);
    if (sign == '\'') {
      readQuoted();
    } else if (Character.isLetter(sign)) {
      int count = run(sign);
      place += count;
      append(sign, count);
    } else {
      formatter.appendLiteral(sign);
      place++;
    }
  }

  /** Text between quotes; two quotes are one, inside and outside. */
  private void readQuoted() {
    place++;
    if (place < pattern.length() && pattern.charAt(place) == '\'') {
      formatter.appendLiteral('\'');
      place++;
      return;
    }
    while (place < pattern.length()) {
      char sign = pattern.charAt(place++);
      boolean doubled = place < pattern.length() && pattern.charAt(place) == '\'';
      if (sign == '\'' && !doubled) {
        return;
      }
      formatter.appendLiteral(sign);
      place += sign == '\'' ? 1 : 0;
    }
  }

  private int run(char letter) {
    int end = place;
    while (end < pattern.length() && pattern.charAt(end) == letter) {
      end++;
    }
    return end - place;
  }

  private void append(char letter, int count) {
    if (NUMBERS.containsKey(letter)) {
      appendNumber(NUMBERS.get(letter), count);
    } else if (YEARS.containsKey(letter)) {
      appendYear(YEARS.get(letter), count);
    } else if (TEXTS.containsKey(letter)) {
      formatter.appendText(TEXTS.get(letter), style(count));
    } else {
      appendSpecial(letter, count);
    }
  }

  private void appendSpecial(char letter, int count) {
    switch (letter) {
      case 'M':
        appendMonth(count);
        break;
      case 'S':
        formatter.appendFraction(ChronoField.NANO_OF_SECOND, count, count, false);
        break;
      case 'Z':
        appendOffset(count);
        break;
      case 'z':
        formatter.appendZoneText(style(count));
        break;
      default:
        throw new ConfigException(SinkErrors.unknownPatternLetter(pattern, letter));
    }
  }

  private void appendNumber(TemporalField field, int count) {
    formatter.appendValue(field, count, MAX_DIGITS, SignStyle.NORMAL);
  }

  private void appendYear(TemporalField field, int count) {
    if (count == 2) {
      formatter.appendValueReduced(field, 2, 2, CENTURY);
    } else {
      appendNumber(field, count);
    }
  }

  private void appendMonth(int count) {
    if (count < 3) {
      appendNumber(ChronoField.MONTH_OF_YEAR, count);
    } else {
      formatter.appendText(ChronoField.MONTH_OF_YEAR, style(count));
    }
  }

  private void appendOffset(int count) {
    if (count > 2) {
      formatter.appendZoneId();
    } else {
      formatter.appendOffset(count == 1 ? "+HHMM" : "+HH:MM", count == 1 ? "+0000" : "+00:00");
    }
  }

  private static TextStyle style(int count) {
    return count < 4 ? TextStyle.SHORT : TextStyle.FULL;
  }
}
