package io.pinflow.emulator.posting;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How the posting stands at a moment.
 *
 * @param nanos since the start
 * @param posts of which all parts are done
 * @param retries attempts beyond the first of a request
 * @param troubles requests that failed for good, by kind
 * @param malformed requests malformed on purpose, by kind
 */
public record Snapshot(
    long nanos,
    long posts,
    List<Part> parts,
    long retries,
    Map<String, Long> troubles,
    Map<String, Long> malformed) {
  private static final double NANOS = 1e9;
  private static final double MICROS_OF_A_MILLI = 1e3;

  /**
   * The requests of one part of the posts.
   *
   * @param refused malformed on purpose, and refused at the door
   * @param failed for good
   * @param latencies of all, in microseconds
   */
  public record Part(String name, long accepted, long refused, long failed, Histogram latencies) {
    public long requests() {
      return accepted + refused + failed;
    }

    public double milliseconds(double percentile) {
      return latencies.getValueAtPercentile(percentile) / MICROS_OF_A_MILLI;
    }
  }

  /** All parts as one. */
  public Part all() {
    Histogram latencies = new Histogram(3);
    long accepted = 0;
    long refused = 0;
    long failed = 0;
    for (Part part : parts) {
      latencies.add(part.latencies());
      accepted += part.accepted();
      refused += part.refused();
      failed += part.failed();
    }
    return new Part("all", accepted, refused, failed, latencies);
  }

  public double seconds() {
    return nanos / NANOS;
  }

  /** Posts a second since an earlier moment. */
  public double rateSince(Snapshot earlier) {
    return nanos == earlier.nanos ? 0 : (posts - earlier.posts) * NANOS / (nanos - earlier.nanos);
  }

  /** Posts a second since the start. */
  public double rate() {
    return nanos == 0 ? 0 : posts * NANOS / nanos;
  }
}
