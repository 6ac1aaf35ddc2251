package io.pinflow.connect.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.util.Calendar;

/**
 * Takes down the parts of a date or of a date and time as MariaDB's driver hands them to a
 * calendar.
 *
 * <p>This calendar knows no zone: by any other way the driver takes a date and time through the
 * zone of the JVM, and 01:30 on the night of a change to summer time becomes 02:30. It knows no
 * months either: it is the driver's only way to say what 2020-00-10 holds. And it is the quickest,
 * since it has nothing to work out. Not thread-safe.
 */
final class DateTimeParts extends Calendar {
  private static final long serialVersionUID = 1L;
  private static final int NANOS_PER_MICRO = 1_000;
  private static final int DAYS_OF_EVERY_MONTH = 28;

  private final transient DateTimeWriter writer = new DateTimeWriter();
  private int year;
  private int month;
  private int day;
  private int hour;
  private int minute;
  private int second;

  /** The text of a DATE; null stays null. */
  String date(ResultSet row, int index, ZeroDates zeroDates) throws SQLException {
    if (row.getDate(index, this) == null) {
      String text = row.getString(index);
      return text == null ? null : zeroDates.date(text);
    }
    String text = writer.clear().date(year, month, day).toString();
    return isKnown() ? text : zeroDates.date(text);
  }

  /** The text of a DATETIME or a TIMESTAMP; null stays null. */
  String dateTime(ResultSet row, int index, ZeroDates zeroDates) throws SQLException {
    Timestamp time = row.getTimestamp(index, this);
    if (time == null) {
      String text = DateTimeText.normal(row.getString(index));
      return text == null ? null : zeroDates.dateTime(text);
    }
    int micros = time.getNanos() / NANOS_PER_MICRO;
    writer.clear().date(year, month, day).raw(' ').time(hour, minute, second, micros);
    String text = writer.toString();
    return isKnown() ? text : zeroDates.dateTime(text);
  }

  @Override
  public void set(int field, int value) {
    switch (field) {
      case Calendar.YEAR:
        year = value;
        return;
      case Calendar.MONTH:
        month = value + 1;
        return;
      case Calendar.DAY_OF_MONTH:
        day = value;
        return;
      case Calendar.HOUR_OF_DAY:
        hour = value;
        return;
      case Calendar.MINUTE:
        minute = value;
        return;
      case Calendar.SECOND:
        second = value;
        return;
      default:
    }
  }

  /** The instant is of no interest. */
  @Override
  protected void computeTime() {
    time = 0;
  }

  @Override
  protected void computeFields() {}

  @Override
  public void add(int field, int amount) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void roll(int field, boolean up) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getMinimum(int field) {
    return Integer.MIN_VALUE;
  }

  @Override
  public int getMaximum(int field) {
    return Integer.MAX_VALUE;
  }

  @Override
  public int getGreatestMinimum(int field) {
    return Integer.MIN_VALUE;
  }

  @Override
  public int getLeastMaximum(int field) {
    return Integer.MAX_VALUE;
  }

  private boolean isKnown() {
    return month > 0
        && day > 0
        && (day <= DAYS_OF_EVERY_MONTH || day <= YearMonth.of(year, month).lengthOfMonth());
  }
}
