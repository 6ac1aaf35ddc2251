package io.pinflow.analytics.report;

import java.util.List;

/** A line of {@code quality.jsonl}: what was expected of a table, and how it came off. */
record Check(
    String table,
    String expectation,
    String kind,
    String column,
    String scope,
    long checked,
    long violations,
    double rate,
    double allowedRate,
    String status,
    String severity,
    String observed,
    String expected,
    List<Long> examples) {

  Check {
    table = orEmpty(table);
    expectation = orEmpty(expectation);
    scope = orEmpty(scope);
    status = orEmpty(status);
    severity = orEmpty(severity);
    observed = orEmpty(observed);
    expected = orEmpty(expected);
    examples = examples == null ? List.of() : List.copyOf(examples);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  boolean failed() {
    return status.equals("failed");
  }

  boolean passed() {
    return status.equals("passed");
  }

  /** Whether it was to fail the run rather than to warn. */
  boolean fatal() {
    return severity.equals("fail");
  }
}
