package io.pinflow.analytics.report;

import java.util.List;
import java.util.Optional;

/**
 * One answer as the template shows it.
 *
 * @param state {@code answered}, {@code empty} or {@code absent}
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
    String sql) {

  static AnswerView of(Question question, Results results) {
    List<Row> rows = results.rows(question);
    Finding finding =
        results.has(question)
            ? question.finding(results)
            : new Finding(
                "This query has not run: there is no %s.jsonl.".formatted(question.query()));
    Optional<Summary.Query> ran = results.summary().query(question);
    return new AnswerView(
        question.query(),
        question.title(),
        results.has(question) ? (rows.isEmpty() ? "empty" : "answered") : "absent",
        finding.headline(),
        finding.details(),
        problems(question, results),
        Wording.counted(rows.size(), "row", "rows"),
        ran.map(query -> Wording.seconds(query.seconds())).orElse(""),
        TableView.of(question, rows),
        Resources.optionalText("/queries/" + question.query() + ".sql").orElse(""));
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
