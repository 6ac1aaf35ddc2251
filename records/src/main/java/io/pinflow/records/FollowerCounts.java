package io.pinflow.records;

/**
 * Reads follower counts: {@code 305}, {@code 46k}, {@code 1.2k}, {@code 3M}; also as JSON numbers.
 *
 * <p>Arithmetic is exact: a count that does not come to a whole number ({@code 1.2345k}) or exceeds
 * 32 bits is refused, never rounded. {@code K} and {@code m} are read like {@code k} and {@code M}.
 */
final class FollowerCounts {

  private static final int THOUSAND_DIGITS = 3;
  private static final int MILLION_DIGITS = 6;

  private FollowerCounts() {}

  /** The count, null when missing, empty or {@code User Info Error}. */
  static Integer of(String field, Object value) throws RejectedRecordException {
    if (value == null || "".equals(value) || Texts.NO_POSTER.equals(value)) {
      return null;
    }
    if (value instanceof String) {
      return text(field, (String) value);
    }
    if (value instanceof Number) {
      return inRange(field, value, number(field, (Number) value));
    }
    throw RecordErrors.notACount(field, value);
  }

  private static long number(String field, Number value) throws RejectedRecordException {
    if (Double.isNaN(value.doubleValue())) {
      throw RecordErrors.notACount(field, value);
    }
    return Integers.wholeNumber(field, value);
  }

  private static int text(String field, String text) throws RejectedRecordException {
    int zeros = zerosOfSuffix(text.charAt(text.length() - 1));
    int end = zeros == 0 ? text.length() : text.length() - 1;
    int point = Decimals.endOfDigits(text, 0);
    if (point == 0 || !isDecimal(text, point, end)) {
      throw RecordErrors.notACount(field, text);
    }
    return inRange(field, text, scaled(field, text, point, end, zeros));
  }

  private static int zerosOfSuffix(char suffix) {
    if (suffix == 'k' || suffix == 'K') {
      return THOUSAND_DIGITS;
    }
    return suffix == 'M' || suffix == 'm' ? MILLION_DIGITS : 0;
  }

  /** Whether the whole digits are followed by the end, or by a point and digits up to the end. */
  private static boolean isDecimal(String text, int point, int end) {
    if (point == end) {
      return true;
    }
    return text.charAt(point) == '.'
        && point + 1 < end
        && Decimals.endOfDigits(text, point + 1) == end;
  }

  private static long scaled(String field, String text, int point, int end, int zeros)
      throws RejectedRecordException {
    long count = Decimals.magnitude(text, 0, point);
    int digit = point + 1;
    for (int i = 0; i < zeros; i++, digit++) {
      count = count * 10 + (digit < end ? text.charAt(digit) - '0' : 0);
    }
    if (digit < end && !Decimals.areZeros(text, digit, end)) {
      throw RecordErrors.countNotWhole(field, text);
    }
    return count;
  }

  private static int inRange(String field, Object value, long count)
      throws RejectedRecordException {
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw RecordErrors.countOutOfRange(field, value);
    }
    return (int) count;
  }
}
