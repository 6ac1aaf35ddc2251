package io.pinflow.records;

/** Scans ASCII decimal digits; what the readers of numbers and times share. No allocation. */
final class Decimals {

  /** Larger than any 32-bit number times a million may need, far below overflow of a long. */
  static final long MAX_MAGNITUDE = 10_000_000_000L;

  private Decimals() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Index after the last of the digits that begin at start. */
  static int endOfDigits(CharSequence text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The digits as a number, {@link #MAX_MAGNITUDE} for all that are larger. */
  static long magnitude(CharSequence text, int start, int end) {
    long number = 0;
    for (int i = start; i < end; i++) {
      number = Math.min(number * 10 + (text.charAt(i) - '0'), MAX_MAGNITUDE);
    }
    return number;
  }

  /** Whether nothing follows, or a point and zeros only. */
  static boolean isZeroFraction(CharSequence text, int start) {
    if (start == text.length()) {
      return true;
    }
    return text.charAt(start) == '.'
        && start + 1 < text.length()
        && areZeros(text, start + 1, text.length());
  }

  static boolean areZeros(CharSequence text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }
}
