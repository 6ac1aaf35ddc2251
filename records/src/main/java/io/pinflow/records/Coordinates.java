package io.pinflow.records;

import java.util.List;

/**
 * Reads coordinates in degrees: JSON numbers, or the same as text without blanks.
 *
 * <p>A 32-bit float is read through its shortest decimal form, so that -88.8298 stays -88.8298.
 */
final class Coordinates {

  private static final int MAX_LATITUDE = 90;
  private static final int MAX_LONGITUDE = 180;

  private Coordinates() {}

  /** Latitude and longitude, in this order. */
  static List<Double> of(RawRecord raw) throws RejectedRecordException {
    double latitude = degrees(raw, "latitude", MAX_LATITUDE);
    double longitude = degrees(raw, "longitude", MAX_LONGITUDE);
    return List.of(latitude, longitude);
  }

  private static double degrees(RawRecord raw, String field, int limit)
      throws RejectedRecordException {
    Object value = raw.value(field);
    double degrees = number(field, value);
    if (Math.abs(degrees) > limit) {
      throw RecordErrors.coordinateOutOfRange(field, value, limit);
    }
    return degrees;
  }

  private static double number(String field, Object value) throws RejectedRecordException {
    if (Integers.isMissing(value)) {
      throw RecordErrors.fieldMissing(field);
    }
    double number = value instanceof Double ? (Double) value : converted(field, value);
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw RecordErrors.notANumber(field, value);
    }
    return number;
  }

  private static double converted(String field, Object value) throws RejectedRecordException {
    if (value instanceof Float) {
      return Double.parseDouble(value.toString());
    }
    if (value instanceof Number) {
      return ((Number) value).doubleValue();
    }
    if (value instanceof String && isDecimal((String) value)) {
      return Double.parseDouble((String) value);
    }
    throw RecordErrors.notANumber(field, value);
  }

  /** JSON's own grammar of numbers, which is narrower than what parseDouble takes (1d, 0x1p3). */
  private static boolean isDecimal(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int end = Decimals.endOfDigits(text, start);
    if (end == start) {
      return false;
    }
    if (end < text.length() && text.charAt(end) == '.') {
      start = end + 1;
      end = Decimals.endOfDigits(text, start);
      if (end == start) {
        return false;
      }
    }
    return end == text.length() || isExponent(text, end);
  }

  private static boolean isExponent(String text, int start) {
    char mark = text.charAt(start);
    int digits = start + 1;
    if (digits < text.length() && (text.charAt(digits) == '-' || text.charAt(digits) == '+')) {
      digits++;
    }
    return (mark == 'e' || mark == 'E')
        && digits < text.length()
        && Decimals.endOfDigits(text, digits) == text.length();
  }
}
