package io.pinflow.analytics.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

/** Numbers and lists as they stand in a sentence. */
final class Wording {
  private static final int NAMED_AT_MOST = 4;

  private Wording() {}

  /** {@code 1,234.5}: at most two decimals. */
  static String number(double value) {
    return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value);
  }

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** {@code +12}, {@code −3}: by how much something grew. */
  static String signed(double value) {
    return (value < 0 ? "−" : "+") + number(Math.abs(value));
  }

  /** {@code 21 %}: whole percent, {@code under 1 %} rather than a false zero. */
  static String percent(double part, double whole) {
    if (whole <= 0) {
      return "0 %";
    }
    double percent = 100 * part / whole;
    if (part > 0 && percent < 1) {
      return "under 1 %";
    }
    return part < whole && percent > 99 ? "over 99 %" : Math.round(percent) + " %";
  }

  static String percent(long part, long whole) {
    return percent((double) part, (double) whole);
  }

  /** {@code 1 post}, {@code 2 posts}. */
  static String counted(double count, String one, String many) {
    return number(count) + " " + (count == 1 ? one : many);
  }

  static String counted(long count, String one, String many) {
    return counted((double) count, one, many);
  }

  /** {@code a, b and c}. */
  static String list(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1))
            + " and "
            + names.get(names.size() - 1);
  }

  /** {@code a, b, c and 7 more}: long lists cut short. */
  static String shortList(List<String> names) {
    if (names.size() <= NAMED_AT_MOST) {
      return list(names);
    }
    List<String> first = names.subList(0, NAMED_AT_MOST - 1);
    return String.join(", ", first) + " and " + (names.size() - first.size()) + " more";
  }

  static String capitalised(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  static String quoted(String name) {
    return "“" + name + "”";
  }

  /** A duration as people say it: {@code 850 ms}, {@code 12.3 s}, {@code 2 min 5 s}. */
  static String seconds(double seconds) {
    if (seconds < 1) {
      return Math.round(seconds * 1000) + " ms";
    }
    if (seconds < 60) {
      return new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(seconds)
          + " s";
    }
    long whole = Math.round(seconds);
    return whole / 60 + " min " + whole % 60 + " s";
  }
}
