package io.pinflow.analytics.quality;

import io.pinflow.records.Table;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The check before this one.
 *
 * @param rules fingerprint of the rules it was made with
 * @param versions of the tables it looked at, by name
 * @param earlier what drifts measured, the newest first, by table and expectation
 */
record LastCheck(
    String runId,
    String rules,
    Map<String, Long> versions,
    List<Finding> findings,
    Map<String, List<Double>> earlier) {

  OptionalLong version(Table table) {
    Long version = versions.get(table.topicSuffix());
    return version == null ? OptionalLong.empty() : OptionalLong.of(version);
  }

  /** What the newest runs measured, at most so many. */
  List<Double> earlier(Expectation drift, int runs) {
    return earlier.getOrDefault(drift.key(), List.of()).stream().limit(runs).toList();
  }
}
