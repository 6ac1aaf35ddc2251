package io.pinflow.analytics.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the report says of an answer's changes.
 *
 * @param state what came of it, a word for the style: changed, same or not-compared
 * @param since when the previous run was, as people write it
 * @param changes one a row; empty when nothing was compared
 */
record ComparisonView(String state, String since, List<String> sentences, List<Change> changes) {
  private static final int AT_MOST = 4;

  /** Nothing when there is no previous run, or no answer now. */
  static Optional<ComparisonView> of(Question question, Results results) {
    return results.has(question)
        ? results.previous().map(previous -> of(question, results, previous))
        : Optional.empty();
  }

  private static ComparisonView of(Question question, Results results, Results previous) {
    String since = since(previous);
    if (!previous.has(question)) {
      return new ComparisonView(
          "not-compared", since, List.of("Not compared: the run before has no answer."), List.of());
    }
    List<String> options =
        question.differing(results.summary().options(), previous.summary().options());
    if (!options.isEmpty()) {
      return new ComparisonView("not-compared", since, List.of(options(options)), List.of());
    }
    return of(
        question, since, new Comparison(question, results.rows(question), previous.rows(question)));
  }

  static String since(Results previous) {
    String finished = Head.people(previous.summary().finished());
    return finished.isEmpty() ? "the previous answers" : finished;
  }

  private static String options(List<String> differing) {
    return "Not compared, because the options differ: %s.".formatted(Wording.list(differing));
  }

  private static ComparisonView of(Question question, String since, Comparison comparison) {
    return new ComparisonView(
        comparison.same() ? "same" : "changed",
        since,
        sentences(question, comparison),
        comparison.changes());
  }

  private static List<String> sentences(Question question, Comparison comparison) {
    List<String> sentences = new ArrayList<>();
    add(sentences, comparison.newLeaders(), question, "has a new leader", "have a new leader");
    add(sentences, comparison.newGroups(), question, "is new", "are new");
    add(sentences, comparison.brokenTies(), question, "has a tie less", "have a tie less");
    add(sentences, comparison.goneGroups(), question, "is gone", "are gone");
    values(sentences, comparison, Change.Kind.UP, "rose");
    values(sentences, comparison, Change.Kind.DOWN, "fell");
    return sentences.isEmpty() ? List.of("As before.") : sentences;
  }

  private static void add(
      List<String> sentences, List<String> groups, Question question, String one, String many) {
    if (groups.isEmpty()) {
      return;
    }
    String list = listed(groups);
    sentences.add(
        question.group().isEmpty()
            ? "A new leader: %s.".formatted(list)
            : "%s %s: %s."
                .formatted(
                    Wording.counted(groups.size(), question.group(), question.groups()),
                    groups.size() == 1 ? one : many,
                    list));
  }

  private static String listed(List<String> groups) {
    return groups.size() <= AT_MOST
        ? String.join("; ", groups)
        : String.join("; ", groups.subList(0, AT_MOST - 1))
            + "; and %s more".formatted(Wording.number(groups.size() - (AT_MOST - 1L)));
  }

  private static void values(
      List<String> sentences, Comparison comparison, Change.Kind kind, String verb) {
    long count = comparison.count(kind);
    comparison
        .largest(kind)
        .ifPresent(
            most ->
                sentences.add(
                    "%s %s, most: %s."
                        .formatted(Wording.counted(count, "value", "values"), verb, most)));
  }

  boolean changed() {
    return state.equals("changed");
  }

  boolean compared() {
    return !state.equals("not-compared");
  }

  String sentence() {
    return String.join(" ", sentences);
  }
}
