package io.pinflow.analytics.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A result folder as read: answers by question, the refused, and what is known of the run.
 *
 * @param previous the answers before the last change; empty when there are none
 * @param quality what the checks of the tables found; empty when nothing was checked
 * @param runs the last runs, the oldest first
 * @param csvFiles the questions whose CSV file lies in the folder
 */
record Results(
    Map<Question, List<Row>> answers,
    List<Refusal> refusals,
    Summary summary,
    Optional<Pipeline> pipeline,
    Optional<Results> previous,
    List<Check> quality,
    List<Run> runs,
    Set<Question> csvFiles) {

  boolean has(Question question) {
    return answers.containsKey(question);
  }

  /** The rows of an answer, none when the query did not run. */
  List<Row> rows(Question question) {
    return answers.getOrDefault(question, List.of());
  }

  long refused() {
    long counted = refusals.stream().mapToLong(Refusal::count).sum();
    return summary.deadLetters() == null
        ? counted
        : Math.max(counted, summary.deadLetters().total());
  }
}
