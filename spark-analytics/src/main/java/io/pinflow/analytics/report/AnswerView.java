package io.pinflow.analytics.report;

import java.util.List;
import java.util.Optional;

/**
 * One answer as the template shows it.
 *
 * @param state {@code answered}, {@code empty} or {@code absent}
 * @param csv the rows as CSV, in an address that saves them
 */
record AnswerView(
    String id,
    String title,
    String state,
    String headline,
    List<String> details,
    List<String> problems,
    String rowsInWords,
    String seconds,
    TableView table,
    ComparisonView comparison,
    MapView map,
    String csv,
    boolean csvFile,
    SqlView sql) {

  static AnswerView of(Question question, Results results, Places places) {
    List<Row> rows = results.rows(question);
    Finding finding = finding(question, results);
    Optional<ComparisonView> comparison = ComparisonView.of(question, results);
    return new AnswerView(
        question.query(),
        question.title(),
        state(question, results),
        finding.headline(),
        finding.details(),
        problems(question, results),
        Wording.counted(rows.size(), "row", "rows"),
        results.summary().query(question).map(query -> Wording.seconds(query.seconds())).orElse(""),
        TableView.of(question, rows, comparison.map(ComparisonView::changes).orElse(List.of())),
        comparison.orElse(null),
        MapView.of(question, rows, places).orElse(null),
        Csv.address(Csv.of(question, rows)),
        results.csvFiles().contains(question),
        SqlView.of(question, results.summary()).orElse(null));
  }

  private static String state(Question question, Results results) {
    if (!results.has(question)) {
      return "absent";
    }
    return results.rows(question).isEmpty() ? "empty" : "answered";
  }

  /** What the answer says, or that there is none. */
  static Finding finding(Question question, Results results) {
    return results.has(question)
        ? question.finding(results)
        : new Finding("This query has not run: there is no %s.jsonl.".formatted(question.query()));
  }

  private static List<String> problems(Question question, Results results) {
    long found = results.rows(question).size();
    return results
        .summary()
        .query(question)
        .filter(ran -> results.has(question) && ran.rows() != found)
        .map(
            ran ->
                "The file has %s, the run's summary says %s: they are of different runs. Run 'pinflow batch' again."
                    .formatted(Wording.counted(found, "row", "rows"), Wording.number(ran.rows())))
        .stream()
        .toList();
  }

  boolean answered() {
    return state.equals("answered");
  }

  boolean searchable() {
    return table.rows().size() > 15;
  }
}
