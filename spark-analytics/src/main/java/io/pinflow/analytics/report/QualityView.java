package io.pinflow.analytics.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the report says of the checks of the tables, what failed first. */
record QualityView(String headline, String kind, List<Line> rows) {

  /**
   * A check as a row of the table.
   *
   * @param kind {@code failed}, {@code warned}, {@code open} or {@code passed}
   * @param order to sort by, what failed first
   */
  record Line(
      String kind,
      String status,
      int order,
      String table,
      String expectation,
      String expected,
      String observed,
      String violations,
      long count,
      String examples) {}

  /** Nothing when nothing was checked. */
  static Optional<QualityView> of(List<Check> checks) {
    return checks.isEmpty()
        ? Optional.empty()
        : Optional.of(new QualityView(headline(checks), worst(checks), lines(checks)));
  }

  private static List<Line> lines(List<Check> checks) {
    return checks.stream()
        .map(QualityView::line)
        .sorted(
            Comparator.comparingInt(Line::order)
                .thenComparing(Line::table)
                .thenComparing(Line::expectation))
        .toList();
  }

  private static String headline(List<Check> checks) {
    long failed = checks.stream().filter(Check::failed).count();
    long passed = checks.stream().filter(Check::passed).count();
    String open =
        passed + failed == checks.size()
            ? ""
            : " %s not checked.".formatted(Wording.number(checks.size() - passed - failed));
    return failed == 0
        ? "No expectation of the tables failed: %s passed.".formatted(Wording.number(passed)) + open
        : "%s of %s failed."
                .formatted(
                    Wording.number(failed),
                    Wording.counted(checks.size(), "expectation", "expectations"))
            + open;
  }

  private static String worst(List<Check> checks) {
    return checks.stream().anyMatch(Check::failed) ? "bad" : "good";
  }

  private static Line line(Check check) {
    String kind = kind(check);
    return new Line(
        kind,
        status(kind),
        List.of("failed", "warned", "open", "passed").indexOf(kind),
        check.table(),
        check.expectation(),
        check.expected(),
        check.observed(),
        violations(check),
        check.violations(),
        check.examples().stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  private static String kind(Check check) {
    if (check.failed()) {
      return check.fatal() ? "failed" : "warned";
    }
    return check.passed() ? "passed" : "open";
  }

  private static String status(String kind) {
    return switch (kind) {
      case "failed" -> "✗ Failed";
      case "warned" -> "! Failed (warning)";
      case "passed" -> "✓ Passed";
      default -> "– Not checked";
    };
  }

  /** {@code 3 of 1,200 changed rows (under 1 %)}. */
  private static String violations(Check check) {
    List<String> words = new ArrayList<>();
    words.add(Wording.number(check.violations()) + " of " + Wording.number(check.checked()));
    if (check.scope().equals("changed")) {
      words.add("changed");
    }
    if (check.violations() > 0 && check.checked() > 0) {
      words.add("(" + Wording.percent(check.violations(), check.checked()) + ")");
    }
    return String.join(" ", words);
  }
}
