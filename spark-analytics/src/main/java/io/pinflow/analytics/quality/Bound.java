package io.pinflow.analytics.quality;

import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;

/**
 * One end of a range: a number, a time, or a time relative to the check.
 *
 * @param text as the rules have it
 */
record Bound(String text) {

  private static final Pattern NOW = Pattern.compile("now(?:([+-])(\\d{1,6})([hd]))?");

  boolean isNumber() {
    return number().isPresent();
  }

  boolean isTime() {
    return at(Instant.EPOCH).isPresent();
  }

  Optional<BigDecimal> number() {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  /** The time it means in a check at {@code now}, read without a zone as the tables' times are. */
  Optional<LocalDateTime> at(Instant now) {
    Matcher relative = NOW.matcher(text);
    if (relative.matches()) {
      return Optional.of(LocalDateTime.ofInstant(now, ZoneOffset.UTC).plus(shift(relative)));
    }
    try {
      return Optional.of(
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay()
              : LocalDateTime.parse(text.replace(' ', 'T')));
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }

  /** As a query has it. */
  Column literal(Instant now) {
    return number()
        .<Column>map(number -> lit(number.doubleValue()))
        .orElseGet(() -> lit(at(now).orElseThrow()));
  }

  private static Duration shift(Matcher relative) {
    if (relative.group(1) == null) {
      return Duration.ZERO;
    }
    long amount = Long.parseLong(relative.group(1) + relative.group(2));
    return relative.group(3).equals("h") ? Duration.ofHours(amount) : Duration.ofDays(amount);
  }
}
