package io.pinflow.analytics.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A result folder as read: answers by question, the refused, and what is known of the run. */
record Results(
    Map<Question, List<Row>> answers,
    List<Refusal> refusals,
    Summary summary,
    Optional<Pipeline> pipeline) {

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
