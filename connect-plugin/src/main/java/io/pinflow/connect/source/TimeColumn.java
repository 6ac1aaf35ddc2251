package io.pinflow.connect.source;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;

/** How the time of a row's last change is written in its column. Immutable. */
final class TimeColumn {
  private static final int MICROSECOND_DIGITS = 6;

  private static final DateTimeFormatter TEXT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, MICROSECOND_DIGITS, true)
          .toFormatter(Locale.ROOT);

  private final ZoneId zone;
  private final String suffix;

  private TimeColumn(ZoneId zone, String suffix) {
    this.zone = zone;
    this.suffix = suffix;
  }

  /** A column of instants, which the session sees in UTC. */
  static TimeColumn ofInstants(String suffix) {
    return new TimeColumn(ZoneOffset.UTC, suffix);
  }

  /** A column of dates and times without a zone, written by clocks of one. */
  static TimeColumn ofLocalTimes(ZoneId zone) {
    return new TimeColumn(zone, "");
  }

  /**
   * The least time that a row can get from an instant on, in whole seconds, as most columns and
   * clocks have no finer ones.
   *
   * <p>Where clocks are put back, the times of an hour come twice: until they have come for the
   * second time, the least is the hour's beginning.
   */
  String least(Instant from) {
    return from(from.truncatedTo(ChronoUnit.SECONDS));
  }

  /** The same where clocks are finer. */
  String from(Instant instant) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
    ZoneOffsetTransition next = zone.getRules().nextTransition(instant);
    boolean comesAgain = next != null && next.getDateTimeAfter().isBefore(local);
    return TEXT.format(comesAgain ? next.getDateTimeAfter() : local) + suffix;
  }
}
