package io.pinflow.analytics.quality;

import io.pinflow.analytics.Workers;
import io.pinflow.records.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One check of all tables: a pass over the rows of each, and one over the keys of all. */
final class Check {

  private final SparkSession spark;
  private final Rules rules;
  private final Map<Table, TableView> views;
  private final Optional<LastCheck> last;
  private final Instant now;
  private final Map<Table, RowChecks> rowChecks = new EnumMap<>(Table.class);
  private final KeyChecks keyChecks;

  /** The check of these tables, at a time that the bound {@code now} means. */
  Check(
      SparkSession spark,
      Rules rules,
      Map<Table, TableView> views,
      Optional<LastCheck> last,
      Instant now) {
    this.spark = spark;
    this.rules = rules;
    this.views = views;
    this.last = last;
    this.now = now;
    Map<Table, Dataset<Row>> rows = rows();
    this.keyChecks = new KeyChecks(new PostKeys(spark, views, rows), aboutKeys(rows));
  }

  private Map<Table, Dataset<Row>> rows() {
    Map<Table, Dataset<Row>> rows = new EnumMap<>(Table.class);
    for (TableView view : views.values()) {
      List<Expectation> expectations = rules.of(view.table());
      if (view.scope() != TableView.Scope.NOTHING && !expectations.isEmpty()) {
        Dataset<Row> content = view.rows(spark);
        rows.put(view.table(), content);
        rowChecks.put(view.table(), new RowChecks(view, content, expectations, now));
      }
    }
    return rows;
  }

  private List<Expectation> aboutKeys(Map<Table, Dataset<Row>> rows) {
    return rules.expectations().stream()
        .filter(expectation -> expectation.rule() instanceof Rule.OfKeys)
        .filter(expectation -> rows.containsKey(expectation.table()))
        .toList();
  }

  /** One finding an expectation; empty when no row changed since the last check. */
  Optional<List<Finding>> run() {
    Map<Table, RowCounts> rows = new ConcurrentHashMap<>();
    Map<Expectation, Counts> keys = new ConcurrentHashMap<>();
    List<Callable<Boolean>> work = new ArrayList<>();
    rowChecks.forEach((table, checks) -> work.add(() -> rows.put(table, checks.run()) == null));
    work.add(() -> keyChecks.count(keys));
    Workers.all(work);
    return nothingNew(rows) ? Optional.empty() : Optional.of(withExamples(findings(rows, keys)));
  }

  private boolean nothingNew(Map<Table, RowCounts> rows) {
    return last.isPresent() && rows.values().stream().allMatch(counts -> counts.rows() == 0);
  }

  private List<Finding> findings(Map<Table, RowCounts> rows, Map<Expectation, Counts> keys) {
    List<Finding> findings = new ArrayList<>();
    for (Expectation expectation : rules.expectations()) {
      TableView view = views.get(expectation.table());
      Findings of = new Findings(view);
      RowCounts counts = rows.get(expectation.table());
      findings.add(
          counts == null
              ? of.notChecked(
                  expectation, view.exists() ? "no row changed" : "there is no table yet")
              : finding(of, expectation, counts, keys));
    }
    return findings;
  }

  private Finding finding(
      Findings of, Expectation expectation, RowCounts counts, Map<Expectation, Counts> keys) {
    Rule rule = expectation.rule();
    if (rule instanceof Rule.OfKeys) {
      return of.counted(expectation, keys.get(expectation));
    }
    if (!expectation.column().isEmpty() && !counts.knows(expectation.column())) {
      return of.notChecked(expectation, "the table has no such column yet");
    }
    return rule instanceof Rule.Drift drift
        ? of.drift(expectation, drift, counts, earlier(expectation, drift))
        : of.counted(expectation, counts.of(expectation, (Rule.OfRows) rule));
  }

  private List<Double> earlier(Expectation expectation, Rule.Drift drift) {
    return last.map(check -> check.earlier(expectation, drift.usual().runs())).orElseGet(List::of);
  }

  private List<Finding> withExamples(List<Finding> findings) {
    Set<String> failed =
        findings.stream().filter(Finding::failed).map(Finding::key).collect(Collectors.toSet());
    Map<String, List<Integer>> examples = new LinkedHashMap<>();
    if (!failed.isEmpty()) {
      Predicate<Expectation> wanted = expectation -> failed.contains(expectation.key());
      examples.putAll(keyChecks.examples(wanted));
      rowChecks.values().forEach(checks -> examples.putAll(checks.examples(wanted)));
    }
    return findings.stream()
        .map(finding -> finding.with(examples.getOrDefault(finding.key(), List.of())))
        .toList();
  }
}
