package io.pinflow.benchmark;

/**
 * What one run took.
 *
 * @param wallNanos time on the clock
 * @param cpuNanos CPU time of the process that did the work
 */
record Sample(Volume volume, long wallNanos, long cpuNanos) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  double rowsPerSecond() {
    return volume.rows() * NANOS_PER_SECOND / wallNanos;
  }

  double megabytesPerSecond() {
    return volume.bytes() / BYTES_PER_MEGABYTE * NANOS_PER_SECOND / wallNanos;
  }
}
