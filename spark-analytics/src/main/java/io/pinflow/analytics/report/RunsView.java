package io.pinflow.analytics.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the report says of the last runs, the newest first in the table. */
record RunsView(String headline, List<Line> rows, List<Map<String, Object>> bars) {

  /** A run as a row of the table. */
  record Line(
      String started,
      String startedExactly,
      String status,
      String inserted,
      long insertedExactly,
      String seconds,
      double secondsExactly,
      String error) {}

  /** Nothing when there is no run log. */
  static Optional<RunsView> of(List<Run> runs) {
    return runs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RunsView(
                headline(runs),
                runs.stream().map(RunsView::line).toList(),
                runs.stream().map(RunsView::bar).toList()));
  }

  private static String headline(List<Run> runs) {
    Run last = runs.get(runs.size() - 1);
    long failed = runs.stream().filter(Run::failed).count();
    return "The last run %s after %s with %s; of the last %s %s failed."
        .formatted(
            last.failed() ? "failed" : "ended",
            Wording.seconds(last.seconds()),
            Wording.counted(last.inserted(), "new row", "new rows"),
            Wording.counted(runs.size(), "run", "runs"),
            failed == 0 ? "none" : Wording.number(failed));
  }

  private static Line line(Run run) {
    return new Line(
        Head.people(run.started()),
        run.started(),
        run.failed() ? "✗ Failed" : "✓ Succeeded",
        Wording.number(run.inserted()),
        run.inserted(),
        Wording.seconds(run.seconds()),
        run.seconds(),
        run.error());
  }

  private static Map<String, Object> bar(Run run) {
    return Map.of(
        "started", Head.people(run.started()),
        "failed", run.failed(),
        "inserted", run.inserted(),
        "seconds", run.seconds());
  }
}
