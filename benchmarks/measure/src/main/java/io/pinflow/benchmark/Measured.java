package io.pinflow.benchmark;

/** What one contender came to: its best rate, and its CPU time over all rounds. */
public record Measured(String name, double rowsPerSecond, double cpuMicrosPerRow) {
  static Measured of(Outcome outcome) {
    return new Measured(outcome.name(), outcome.bestRowsPerSecond(), outcome.cpuMicrosPerRow());
  }
}
