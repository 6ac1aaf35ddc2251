package io.pinflow.analytics.quality;

import java.util.List;
import java.util.Optional;

/**
 * What a check found of one expectation: a line of {@code quality.jsonl}.
 *
 * @param table {@code pin}, {@code geo} or {@code user}
 * @param kind {@code unique}, {@code range}, {@code null_rate}, {@code reference}, {@code accepted}
 *     or {@code drift}
 * @param column what it is about; empty for the number of rows
 * @param scope {@code changed} when only changed rows were looked at, else {@code table}
 * @param checked rows that were looked at
 * @param violations rows of them that are not as expected; 0 or 1 for a drift
 * @param rate violations of checked; what was measured for the drift of a null rate
 * @param allowedRate up to which rate the expectation holds
 * @param value what a drift compares with earlier runs
 * @param examples the ind of up to five posts that are not as expected
 */
public record Finding(
    String table,
    String expectation,
    String kind,
    String column,
    String scope,
    long checked,
    long violations,
    double rate,
    double allowedRate,
    Status status,
    String severity,
    String observed,
    String expected,
    Optional<Double> value,
    List<Integer> examples) {

  /** How an expectation came off. */
  public enum Status {
    PASSED,
    FAILED,
    NOT_CHECKED
  }

  public Finding {
    examples = List.copyOf(examples);
  }

  /** Whether the expectation does not hold. */
  public boolean failed() {
    return status == Status.FAILED;
  }

  /** Whether it does not hold and that is reason to fail a run. */
  public boolean fatal() {
    return failed() && severity.equals("fail");
  }

  /** Of the expectation that it is about. */
  String key() {
    return table + "/" + expectation;
  }

  Finding with(List<Integer> posts) {
    return new Finding(
        table,
        expectation,
        kind,
        column,
        scope,
        checked,
        violations,
        rate,
        allowedRate,
        status,
        severity,
        observed,
        expected,
        value,
        posts);
  }
}
