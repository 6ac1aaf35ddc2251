package io.pinflow.analytics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Times on the command line: ISO dates, and times with or without an offset; UTC without one. */
final class Times {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd['T'HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][XXX]]");

  private Times() {}

  /**
   * The instant that a text means; none when it is null or empty, as schedulers leave what they
   * don't know.
   *
   * @throws AnalyticsException naming the option when it means none
   */
  static Optional<Instant> given(String option, String text) {
    return Optional.ofNullable(text)
        .filter(time -> !time.isEmpty())
        .map(time -> parse(option, time));
  }

  /**
   * The instant that a text means.
   *
   * @throws AnalyticsException naming the option when it means none
   */
  static Instant parse(String option, String text) {
    try {
      TemporalAccessor time =
          FORMAT.parseBest(
              text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (time instanceof OffsetDateTime exact) {
        return exact.toInstant();
      }
      return time instanceof LocalDateTime local
          ? local.toInstant(ZoneOffset.UTC)
          : ((LocalDate) time).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeException notATime) {
      throw AnalyticsErrors.invalidTime(option, text);
    }
  }
}
