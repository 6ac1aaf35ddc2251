package io.pinflow.emulator.generator;

import java.math.BigDecimal;

/** Latitudes and longitudes as a FLOAT column shows them: six significant digits at most. */
final class Degrees {
  private Degrees() {}

  /** The angle at a unit's place between -limit and limit. */
  static BigDecimal ofUnit(double unit, int limit) {
    double degrees = unit * 2 * limit - limit;
    int scale = Math.abs(degrees) >= 100 ? 3 : Math.abs(degrees) >= 10 ? 4 : 5;
    long unscaled = Math.round(degrees * (scale == 3 ? 1e3 : scale == 4 ? 1e4 : 1e5));
    return plain(BigDecimal.valueOf(unscaled, scale).stripTrailingZeros());
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}
