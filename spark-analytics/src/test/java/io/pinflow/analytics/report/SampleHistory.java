package io.pinflow.analytics.report;

import static io.pinflow.analytics.report.SampleResults.row;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a result folder has besides the answers of one run: a run before, checks, a run log. */
final class SampleHistory {
  private final SampleResults results;

  SampleHistory(SampleResults results) {
    this.results = results;
  }

  /** A full run of 20,000 posts with everything around it. */
  static SampleResults full(Path folder) {
    SampleResults results = new SampleResults(folder).full(20_000);
    new SampleHistory(results).previous().quality().runs().csv();
    return results;
  }

  /** The run before: fewer posts, fewer countries, other leaders. */
  SampleHistory previous() {
    SampleResults previous =
        new SampleResults(results.folder().resolve("previous")).full(18_500).at("2026-11-20");
    previous.write(
        Question.USERS_JOINED_BY_YEAR,
        List.of(
            row("post_year", 2015, "number_users_joined", 4400),
            row("post_year", 2016, "number_users_joined", 4791)));
    return this;
  }

  SampleHistory quality() {
    results.writeLines(
        "quality.jsonl",
        List.of(
            check("pin", "ind is unique", "passed", "fail", 0),
            check("geo", "every geo has its pin", "failed", "warn", 7),
            check("user", "age is 0 to 120", "failed", "fail", 2),
            check("pin", "null rate of title as in the last runs", "not_checked", "warn", 0)));
    return this;
  }

  private static Map<String, Object> check(
      String table, String expectation, String status, String severity, int violations) {
    Map<String, Object> check = new LinkedHashMap<>();
    check.putAll(row("table", table, "expectation", expectation, "kind", "unique"));
    check.putAll(row("column", "ind", "scope", "changed", "checked", 1200));
    check.putAll(row("violations", violations, "rate", violations / 1200.0, "allowed_rate", 0.0));
    check.putAll(row("status", status, "severity", severity));
    check.putAll(row("observed", violations + " rows", "expected", "<none> & \"nothing\" else"));
    check.put("examples", violations == 0 ? List.of() : List.of(17, 4711));
    return check;
  }

  SampleHistory runs() {
    List<Map<String, Object>> runs = new ArrayList<>();
    for (int day = 1; day <= 20; day++) {
      boolean failed = day == 13;
      runs.add(
          row(
              "run_id",
              "run-" + day,
              "command",
              "batch",
              "started",
              "2026-11-%02dT02:20:11.123Z".formatted(day),
              "finished",
              "2026-11-%02dT02:21:03.456Z".formatted(day),
              "status",
              failed ? "failed" : "succeeded",
              "error",
              failed ? "Cannot read 's3a://bucket' because access was denied." : null,
              "seconds",
              41.5 + day * 7 % 13,
              "steps",
              row("merge", 21.4),
              "tables",
              row("pin", row("inserted", failed ? 0 : 900 + day * 37 % 500, "rows", 20_000))));
    }
    results.writeLines("runs.jsonl", runs);
    return this;
  }

  SampleHistory csv() {
    results.writeText("users_joined_by_year.csv", "post_year,number_users_joined\r\n2015,4507\r\n");
    return this;
  }

  public static void main(String... arguments) {
    full(Path.of(arguments[0]));
  }
}
