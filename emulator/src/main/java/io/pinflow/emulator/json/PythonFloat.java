package io.pinflow.emulator.json;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as Python's {@code repr} of a float shows them: 7.0, -88.8298, 1e-05. */
final class PythonFloat {
  private static final int SMALLEST_PLAIN_EXPONENT = -4;
  private static final int FIRST_LARGE_EXPONENT = 16;

  private PythonFloat() {}

  static String text(BigDecimal number) {
    if (number.signum() == 0) {
      return "0.0";
    }
    BigDecimal digits = number.stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent < SMALLEST_PLAIN_EXPONENT || exponent >= FIRST_LARGE_EXPONENT) {
      return scientific(digits, exponent);
    }
    return digits.scale() > 0
        ? digits.toPlainString()
        : digits.setScale(1, RoundingMode.UNNECESSARY).toPlainString();
  }

  private static String scientific(BigDecimal digits, int exponent) {
    String mantissa = digits.movePointLeft(exponent).toPlainString();
    String sign = exponent < 0 ? "-" : "+";
    int size = Math.abs(exponent);
    return mantissa + "e" + sign + (size < 10 ? "0" : "") + size;
  }
}
