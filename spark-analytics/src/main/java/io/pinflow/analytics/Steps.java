package io.pinflow.analytics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The steps of a run and the seconds each took, in their order. */
final class Steps {

  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /** Does a step; its time counts also when it fails. */
  <T> T timed(String step, Supplier<T> work) {
    Stopwatch watch = new Stopwatch();
    try {
      return work.get();
    } finally {
      seconds.put(step, watch.seconds());
    }
  }

  /** Seconds by step, in the order of the steps. */
  Map<String, Double> inOrder() {
    return new LinkedHashMap<>(seconds);
  }
}
