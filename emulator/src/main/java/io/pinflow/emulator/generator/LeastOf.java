package io.pinflow.emulator.generator;

import java.util.List;

/** Draws the least of several draws at the price of one, by the quantile of the minimum. */
final class LeastOf {
  private final Draw draw;
  private final double draws;

  LeastOf(Draw draw, double draws) {
    this.draw = draw;
    this.draws = draws;
  }

  double unit() {
    double unit = draw.unit();
    return draws == 1 ? unit : -StrictMath.expm1(StrictMath.log1p(-unit) / draws);
  }

  int below(int limit) {
    return Math.min((int) (unit() * limit), limit - 1);
  }

  <T> T of(List<T> sorted) {
    return sorted.get(below(sorted.size()));
  }
}
