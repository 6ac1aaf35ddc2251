package io.pinflow.emulator.generator;

import java.util.Arrays;

/**
 * How unequally people are active: rank r (from 0) is chosen in proportion to (r + offset) to the
 * power of minus exponent. Immutable.
 */
final class Popularity {
  private final double[] cumulative;

  Popularity(int size, double offset, double exponent) {
    cumulative = new double[size];
    double sum = 0;
    for (int rank = 0; rank < size; rank++) {
      sum += StrictMath.pow(rank + offset, -exponent);
      cumulative[rank] = sum;
    }
    for (int rank = 0; rank < size; rank++) {
      cumulative[rank] /= sum;
    }
  }

  int rank(double unit) {
    int position = Arrays.binarySearch(cumulative, unit);
    return Math.min(position < 0 ? -position - 1 : position + 1, cumulative.length - 1);
  }

  double share(int rank) {
    return rank == 0 ? cumulative[0] : cumulative[rank] - cumulative[rank - 1];
  }

  int size() {
    return cumulative.length;
  }
}
