package io.pinflow.emulator.generator;

import java.util.List;

/**
 * A stream of random numbers that depends on a seed, a purpose and a number only (SplitMix64); not
 * thread-safe, cheap to make. The same on every machine: it uses no floating point function whose
 * result may differ.
 */
final class Draw {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  Draw(long seed, Purpose purpose, long number) {
    state = mix(mix(seed + GOLDEN_GAMMA * purpose.stream) + number * GOLDEN_GAMMA);
  }

  /** What numbers are drawn for: each purpose has its own stream. */
  enum Purpose {
    PIN(1),
    POST_TIME(2),
    POSTER_OF_PIN(3),
    PERSON_OF_POST(4),
    PERSON(5),
    POSTER(6);

    private final int stream;

    Purpose(int stream) {
      this.stream = stream;
    }
  }

  long bits() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** A number from 0 (inclusive) to 1 (exclusive). */
  double unit() {
    return (bits() >>> 11) * UNIT;
  }

  /** A whole number from 0 to limit - 1. */
  int below(int limit) {
    return (int) (((bits() >>> 32) * limit) >>> 32);
  }

  int between(int first, int last) {
    return first + below(last - first + 1);
  }

  /** True in so many of a million cases. */
  boolean happens(int perMillion) {
    return below(1_000_000) < perMillion;
  }

  <T> T of(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
