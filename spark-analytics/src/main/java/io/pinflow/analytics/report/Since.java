package io.pinflow.analytics.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The summary of what changed since the previous run. */
final class Since {
  private final Results results;

  Since(Results results) {
    this.results = results;
  }

  /** Nothing when there is no previous run. */
  Optional<Map<String, Object>> view() {
    return results.previous().map(this::view);
  }

  private Map<String, Object> view(Results previous) {
    List<Map<String, String>> changed = new ArrayList<>();
    List<Map<String, String>> notCompared = new ArrayList<>();
    long same = 0;
    for (Question question : Question.values()) {
      ComparisonView view = ComparisonView.of(question, results).orElse(null);
      if (view == null) {
        continue;
      }
      if (view.changed()) {
        changed.add(line(question, view));
      } else if (view.compared()) {
        same++;
      } else {
        notCompared.add(line(question, view));
      }
    }
    return Map.of(
        "date", ComparisonView.since(previous),
        "exactly", previous.summary().finished(),
        "headline", headline(changed.size(), same),
        "changed", changed,
        "notCompared", notCompared);
  }

  private static Map<String, String> line(Question question, ComparisonView view) {
    return Map.of(
        "link", "#" + question.query(), "title", question.title(), "text", view.sentence());
  }

  private static String headline(long changed, long same) {
    if (changed + same == 0) {
      return "No answer can be compared with the run before.";
    }
    return changed == 0
        ? "Nothing changed: %s as before."
            .formatted(Wording.counted(same, "answer is", "answers are"))
        : "%s changed, %s as before."
            .formatted(
                Wording.counted(changed, "answer", "answers"),
                same == 1 ? "1 is" : Wording.number(same) + " are");
  }
}
