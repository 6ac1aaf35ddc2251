package io.pinflow.analytics;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of bytes on the command line and for people: {@code 512m}, {@code 1.5 GB}. */
final class Bytes {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,15})\\s*([kmgt]?)b?");
  private static final String UNITS = "kmgt";
  private static final String[] NAMES = {"B", "kB", "MB", "GB", "TB"};

  private Bytes() {}

  /**
   * The number of bytes; a unit is 1,024 of the one before.
   *
   * @throws AnalyticsException naming the option when it is none
   */
  static long parse(String option, String text) {
    Matcher amount = TEXT.matcher(text.toLowerCase(Locale.ROOT).strip());
    if (!amount.matches() || Long.parseLong(amount.group(1)) == 0) {
      throw AnalyticsErrors.invalidBytes(option, text);
    }
    int power = amount.group(2).isEmpty() ? 0 : UNITS.indexOf(amount.group(2)) + 1;
    return Long.parseLong(amount.group(1)) << (10 * power);
  }

  /** In the unit that leaves a number below a thousand. */
  static String text(long bytes) {
    BigDecimal amount = BigDecimal.valueOf(bytes);
    int unit = 0;
    while (amount.compareTo(BigDecimal.valueOf(1000)) >= 0 && unit < NAMES.length - 1) {
      amount = amount.movePointLeft(3);
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, NAMES[unit]);
  }
}
