package io.pinflow.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The samples of one contender, one a round. */
record Outcome(String name, List<Sample> samples) {
  private static final double NANOS_PER_MICRO = 1e3;

  Outcome {
    samples = List.copyOf(samples);
  }

  double bestRowsPerSecond() {
    return samples.stream().mapToDouble(Sample::rowsPerSecond).max().orElseThrow();
  }

  double medianRowsPerSecond() {
    return median(Sample::rowsPerSecond);
  }

  double bestMegabytesPerSecond() {
    return samples.stream().mapToDouble(Sample::megabytesPerSecond).max().orElseThrow();
  }

  /** Over all rounds: the clock of CPU time is too coarse for one. */
  double cpuMicrosPerRow() {
    long nanos = samples.stream().mapToLong(Sample::cpuNanos).sum();
    long rows = samples.stream().mapToLong(sample -> sample.volume().rows()).sum();
    return nanos / NANOS_PER_MICRO / rows;
  }

  /** Best rate over the ceiling's best rate. */
  double bestOf(Outcome ceiling) {
    return bestRowsPerSecond() / ceiling.bestRowsPerSecond();
  }

  /** Median over the rounds of the rate over the ceiling's in the same round. */
  double medianOf(Outcome ceiling) {
    return median(
        IntStream.range(0, samples.size())
            .mapToDouble(
                round ->
                    samples.get(round).rowsPerSecond()
                        / ceiling.samples().get(round).rowsPerSecond())
            .toArray());
  }

  private double median(ToDoubleFunction<Sample> value) {
    return median(samples.stream().mapToDouble(value).toArray());
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
