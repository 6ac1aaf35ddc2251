package io.pinflow.analytics.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was refused and why, the most frequent first. */
final class Refused {
  private final Results results;

  Refused(Results results) {
    this.results = results;
  }

  Map<String, Object> view() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("headline", headline());
    view.put("any", !results.refusals().isEmpty());
    view.put("rows", sorted().stream().map(Refused::row).toList());
    return view;
  }

  private List<Refusal> sorted() {
    return results.refusals().stream()
        .sorted(
            Comparator.comparingLong(Refusal::count)
                .reversed()
                .thenComparing(Refusal::table)
                .thenComparing(Refusal::reason)
                .thenComparing(Refusal::field))
        .toList();
  }

  private String headline() {
    long refused = results.refused();
    if (refused == 0) {
      return "Nothing was refused: every record could be cleaned.";
    }
    Totals reasons = totals();
    return reasons.byName().isEmpty()
        ? records(refused) + "; the reasons are in the dead letter topic."
        : "%s, %s: %s."
            .formatted(
                records(refused),
                reasons.byName().size() == 1 ? "all for one reason" : "most often for",
                Wording.shortList(reasons.largest()));
  }

  private String records(long refused) {
    return results.pipeline().stream()
        .flatMap(pipeline -> pipeline.stages().stream())
        .filter(stage -> stage.name().equals("Raw topics") && stage.rows() >= refused)
        .findFirst()
        .map(stage -> ofAll(refused, stage.rows()))
        .orElseGet(() -> Wording.counted(refused, "record was refused", "records were refused"));
  }

  private static String ofAll(long refused, long all) {
    return "%s of %s records (%s) %s refused"
        .formatted(
            Wording.number(refused),
            Wording.number(all),
            Wording.percent(refused, all),
            refused == 1 ? "was" : "were");
  }

  private Totals totals() {
    Map<String, Double> totals = new LinkedHashMap<>();
    sorted()
        .forEach(
            refusal ->
                totals.merge(refusal.reasonInWords(), (double) refusal.count(), Double::sum));
    return new Totals(totals);
  }

  private static Map<String, Object> row(Refusal refusal) {
    return Map.of(
        "count", Wording.number(refusal.count()),
        "value", refusal.count(),
        "table", refusal.table(),
        "reason", refusal.reasonInWords(),
        "code", refusal.reason(),
        "field", refusal.field(),
        "example", refusal.example(),
        "remedy", refusal.remedy());
  }

  /** Counts by reason and table, for the chart. */
  List<Map<String, Object>> bars() {
    List<Map<String, Object>> bars = new ArrayList<>();
    for (Refusal refusal : sorted()) {
      bars.add(
          Map.of(
              "reason", refusal.reasonInWords(),
              "table", refusal.table(),
              "count", refusal.count()));
    }
    return bars;
  }
}
