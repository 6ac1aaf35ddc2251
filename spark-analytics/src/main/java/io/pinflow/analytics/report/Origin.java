package io.pinflow.analytics.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * From what the report was made: stages, tables, options, seconds, versions, and whether counts add
 * up.
 */
final class Origin {
  private static final List<String> TABLES = List.of("pin", "geo", "user");

  private final Results results;
  private final Summary summary;

  Origin(Results results) {
    this.results = results;
    this.summary = results.summary();
  }

  Map<String, Object> view() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("stages", stages());
    view.put("verdict", verdict());
    view.put("database", results.pipeline().map(Pipeline::database).orElse(""));
    view.put("tables", tables());
    view.put("options", options());
    view.put("seconds", pairs(seconds()));
    view.put("versions", pairs(new TreeMap<>(summary.versions())));
    view.put("started", Head.people(summary.started()));
    view.put("finished", Head.people(summary.finished()));
    return view;
  }

  private List<Map<String, Object>> stages() {
    return results.pipeline().map(Pipeline::stages).orElse(List.of()).stream()
        .map(Origin::stage)
        .toList();
  }

  private static Map<String, Object> stage(Pipeline.Stage stage) {
    return Map.of(
        "name", stage.name(),
        "rows", Wording.number(stage.rows()),
        "seconds", stage.seconds() > 0 ? Wording.seconds(stage.seconds()) : "",
        "pin", count(stage, "pin"),
        "geo", count(stage, "geo"),
        "user", count(stage, "user"));
  }

  private static String count(Pipeline.Stage stage, String table) {
    Long rows = stage.tables().get(table);
    return rows == null ? "" : Wording.number(rows);
  }

  private Map<String, Object> verdict() {
    List<String> problems = problems();
    boolean sure = results.pipeline().isPresent();
    if (!problems.isEmpty()) {
      return Map.of("kind", "bad", "text", "The counts do not add up.", "problems", problems);
    }
    return sure
        ? Map.of(
            "kind", "good",
            "text",
                "The counts add up: every row is either cleaned or refused, and each post is in its table once.",
            "problems", problems)
        : Map.of(
            "kind", "plain",
            "text",
                "Counted from the bucket on; the stages before it were not watched by this run.",
            "problems", problems);
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    results
        .pipeline()
        .filter(pipeline -> Boolean.FALSE.equals(pipeline.addsUp()))
        .ifPresent(
            pipeline ->
                problems.add(
                    "Rows were lost or doubled between two stages; pinflow demo says which."));
    summary.tables().forEach((name, table) -> problems.addAll(problems(name, table)));
    return problems;
  }

  private static List<String> problems(String name, Summary.Table table) {
    return table.repeated() >= 0
        ? List.of()
        : List.of(
            "%s: more rows inserted and updated (%s) than read (%s)."
                .formatted(
                    name,
                    Wording.number(table.inserted() + table.updated()),
                    Wording.number(table.rowsRead())));
  }

  private List<Map<String, Object>> tables() {
    List<Map<String, Object>> tables = new ArrayList<>();
    for (String name : TABLES) {
      Summary.Table table = summary.tables().get(name);
      if (table != null) {
        tables.add(table(name, table));
      }
    }
    return tables;
  }

  private static Map<String, Object> table(String name, Summary.Table table) {
    return Map.of(
        "name", name,
        "objects", Wording.number(table.objects()),
        "read", Wording.number(table.rowsRead()),
        "inserted", Wording.number(table.inserted()),
        "updated", Wording.number(table.updated()),
        "repeated", Wording.number(Math.max(0, table.repeated())),
        "rows", Wording.number(table.rows()));
  }

  private List<Map<String, String>> options() {
    Reading reading = summary.options();
    Map<String, String> options = new LinkedHashMap<>();
    options.put("--median", reading.median());
    options.put("--ties", reading.ties());
    options.put("--users", reading.users());
    return pairs(options);
  }

  private Map<String, String> seconds() {
    Map<String, String> seconds = new LinkedHashMap<>();
    summary.seconds().forEach((name, value) -> seconds.put(name, Wording.seconds(value)));
    return seconds;
  }

  private static List<Map<String, String>> pairs(Map<String, String> values) {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue() != null && !entry.getValue().isEmpty())
        .map(entry -> Map.of("name", entry.getKey(), "value", entry.getValue()))
        .toList();
  }
}
