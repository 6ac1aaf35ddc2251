package io.pinflow.analytics.aggregates;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * The year of an instant in a time zone, as SQL's {@code year} gives it, found by the first
 * instants of years instead of by the calendar each time.
 *
 * <p>Not safe for use from several threads.
 */
final class Years implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Of the Gregorian calendar: 365.2425 days. */
  private static final long MICROS_OF_A_YEAR = 31_556_952_000_000L;

  private static final int EPOCH = 1970;

  /** Years whose first instants are kept. */
  private static final int FIRST = 1900;

  private static final int KEPT = 300;

  /** Years that begin within the microseconds a long can tell. */
  private static final int LARGEST = 294_240;

  private static final int SMALLEST = -290_300;

  private static final long MICROS_OF_A_DAY = 86_400_000_000L;

  private final boolean dates;
  private final ZoneId zone;
  private final long[] starts = new long[KEPT];

  private Years(boolean dates, ZoneId zone) {
    this.dates = dates;
    this.zone = zone;
    for (int year = 0; year < KEPT; year++) {
      starts[year] = firstOf(FIRST + year);
    }
  }

  /**
   * Years of a column.
   *
   * @param type dates or timestamps, with or without a zone
   * @param zone of the session, which timestamps are seen in
   */
  static Years of(DataType type, ZoneId zone) {
    if (type.equals(DataTypes.DateType)) {
      return new Years(true, ZoneOffset.UTC);
    }
    if (type.equals(DataTypes.TimestampNTZType)) {
      return new Years(false, ZoneOffset.UTC);
    }
    if (type.equals(DataTypes.TimestampType)) {
      return new Years(false, zone);
    }
    throw new IllegalArgumentException("No date or timestamp: " + type.simpleString() + ".");
  }

  /** The year of what a row has in a column. */
  int of(InternalRow row, int column) {
    return of(dates ? row.getInt(column) * MICROS_OF_A_DAY : row.getLong(column));
  }

  /**
   * The year of an instant.
   *
   * @param micros microseconds since 1970-01-01T00:00:00Z
   */
  int of(long micros) {
    int year = EPOCH + (int) Math.floorDiv(micros, MICROS_OF_A_YEAR);
    while (micros < start(year)) {
      year--;
    }
    while (year < LARGEST && micros >= start(year + 1)) {
      year++;
    }
    return year;
  }

  private long start(int year) {
    int kept = year - FIRST;
    return kept >= 0 && kept < KEPT ? starts[kept] : firstOf(year);
  }

  private long firstOf(int year) {
    if (year > LARGEST) {
      return Long.MAX_VALUE;
    }
    if (year < SMALLEST) {
      return Long.MIN_VALUE;
    }
    // A day begins on a whole second in every time zone.
    long second = LocalDate.of(year, 1, 1).atStartOfDay(zone).toEpochSecond();
    return Math.multiplyExact(second, 1_000_000L);
  }
}
