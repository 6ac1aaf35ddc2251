package io.pinflow.records;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Reads 32-bit whole numbers: JSON integers, doubles without a fraction (7528.0), and the same
 * written as text ("1467", "1467.0"). Blanks, plus signs, digit groups and exponents in text are
 * refused.
 */
final class Integers {

  private Integers() {}

  /** The value of a field that must be there. */
  static int required(RawRecord raw, String field) throws RejectedRecordException {
    Object value = raw.value(field);
    if (isMissing(value)) {
      throw RecordErrors.fieldMissing(field);
    }
    return of(field, value);
  }

  static boolean isMissing(Object value) {
    return value == null || "".equals(value);
  }

  static int of(String field, Object value) throws RejectedRecordException {
    if (value instanceof Integer) {
      return (Integer) value;
    }
    if (value instanceof String) {
      return text(field, (String) value);
    }
    if (value instanceof Number) {
      return narrow(field, value, wholeNumber(field, (Number) value));
    }
    throw RecordErrors.notAnInteger(field, value);
  }

  /** Any number that has no fraction; those beyond 64 bits come back as the nearest long. */
  static long wholeNumber(String field, Number value) throws RejectedRecordException {
    if (value instanceof Double || value instanceof Float) {
      double number = value.doubleValue();
      if (number != Math.rint(number) || Double.isInfinite(number)) {
        throw RecordErrors.notAnInteger(field, value);
      }
      return (long) number;
    }
    if (value instanceof BigDecimal) {
      return saturated(wholePart(field, (BigDecimal) value));
    }
    return value instanceof BigInteger ? saturated((BigInteger) value) : value.longValue();
  }

  private static BigInteger wholePart(String field, BigDecimal value)
      throws RejectedRecordException {
    if (value.precision() - value.scale() > Long.SIZE) {
      return value.signum() < 0
          ? BigInteger.valueOf(Long.MIN_VALUE)
          : BigInteger.valueOf(Long.MAX_VALUE);
    }
    if (value.stripTrailingZeros().scale() > 0) {
      throw RecordErrors.notAnInteger(field, value);
    }
    return value.toBigInteger();
  }

  private static long saturated(BigInteger value) {
    if (value.bitLength() < Long.SIZE) {
      return value.longValue();
    }
    return value.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  private static int narrow(String field, Object value, long number)
      throws RejectedRecordException {
    if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
      throw RecordErrors.integerOutOfRange(field, value);
    }
    return (int) number;
  }

  private static int text(String field, String text) throws RejectedRecordException {
    int start = text.startsWith("-") ? 1 : 0;
    int end = Decimals.endOfDigits(text, start);
    if (end == start || !Decimals.isZeroFraction(text, end)) {
      throw RecordErrors.notAnInteger(field, text);
    }
    long magnitude = Decimals.magnitude(text, start, end);
    return narrow(field, text, start == 1 ? -magnitude : magnitude);
  }
}
