package io.pinflow.emulator;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A date and time to the second without a zone; its text has a blank: {@code 2020-08-28 03:52:47}.
 */
public record RowTime(LocalDateTime value) {
  /** The time so many seconds after 1970-01-01 00:00:00 on the same clock. */
  public static RowTime ofSeconds(long seconds) {
    return new RowTime(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(19);
    pad(text, value.getYear(), 4).append('-');
    pad(text, value.getMonthValue(), 2).append('-');
    pad(text, value.getDayOfMonth(), 2).append(' ');
    pad(text, value.getHour(), 2).append(':');
    pad(text, value.getMinute(), 2).append(':');
    return pad(text, value.getSecond(), 2).toString();
  }

  private static StringBuilder pad(StringBuilder text, int number, int digits) {
    for (int limit = digits == 4 ? 1000 : 10; limit > number && limit > 1; limit /= 10) {
      text.append('0');
    }
    return text.append(number);
  }
}
