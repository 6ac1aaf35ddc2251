package io.pinflow.connect.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Calendar;
import java.util.GregorianCalendar;

/**
 * Takes down the parts of a date as MariaDB's driver hands them to a calendar. The driver has no
 * other way to say what 2020-00-10 holds: as text and as LocalDate it refuses, as Date it makes it
 * another day.
 */
final class DateParts extends GregorianCalendar {
  private static final long serialVersionUID = 1L;
  private static final int BASE = 10_000;

  private int year;
  private int month;
  private int day;

  private DateParts() {}

  /** The text of a DATE, such as the server writes it. */
  static String text(ResultSet row, int index) throws SQLException {
    DateParts parts = new DateParts();
    row.getDate(index, parts);
    return digits(parts.year, 4) + "-" + digits(parts.month, 2) + "-" + digits(parts.day, 2);
  }

  @Override
  public void set(int field, int value) {
    super.set(field, value);
    if (field == Calendar.YEAR) {
      year = value;
    } else if (field == Calendar.MONTH) {
      month = value + 1;
    } else if (field == Calendar.DAY_OF_MONTH) {
      day = value;
    }
  }

  private static String digits(int number, int count) {
    return Integer.toString(BASE + number).substring(5 - count);
  }
}
