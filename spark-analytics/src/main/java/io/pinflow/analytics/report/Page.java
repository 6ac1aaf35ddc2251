package io.pinflow.analytics.report;

import com.samskivert.mustache.Mustache;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report's page: template, style, scripts and data in one HTML text. */
final class Page {
  private static final String HERE = "/io/pinflow/analytics/report/";

  private final Results results;
  private final String folder;
  private final Places places = Places.load();

  /**
   * @param folder address of the result folder as seen from the page, with a slash at its end
   */
  Page(Results results, String folder) {
    this.results = results;
    this.folder = folder;
  }

  String html() {
    List<Map<String, Object>> chapters = chapters();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("style", Resources.text(HERE + "report.css"));
    page.put("library", script("echarts/echarts.min.js"));
    page.put("scripts", script("charts.js") + script("map.js") + script("report.js"));
    page.put("data", EmbeddedJson.of(data()));
    page.put("world", places.world());
    page.put("folder", folder);
    page.put("head", new Head(results).view());
    page.put("since", new Since(results).view().orElse(null));
    page.put("origin", new Origin(results).view());
    page.put("chapters", chapters);
    page.put("refused", new Refused(results).view());
    page.put("quality", QualityView.of(results.quality()).orElse(null));
    page.put("runs", RunsView.of(results.runs()).orElse(null));
    return Mustache.compiler()
        .escapeHTML(true)
        .defaultValue("")
        .emptyStringIsFalse(true)
        .compile(Resources.text(HERE + "report.mustache"))
        .execute(page);
  }

  private static String script(String name) {
    return EmbeddedJson.script(Resources.text(HERE + name));
  }

  private List<Map<String, Object>> chapters() {
    List<Map<String, Object>> chapters = new ArrayList<>();
    for (Chapter chapter : Chapter.values()) {
      List<AnswerView> answers =
          chapter.questions().stream()
              .map(question -> AnswerView.of(question, results, places))
              .toList();
      chapters.add(Map.of("title", chapter.title(), "id", chapter.id(), "answers", answers));
    }
    return chapters;
  }

  private Map<String, Object> data() {
    Map<String, Object> answers = new LinkedHashMap<>();
    results
        .answers()
        .forEach(
            (question, rows) ->
                answers.put(question.query(), rows.stream().map(Row::values).toList()));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("answers", answers);
    data.put("changes", changes());
    data.put("areas", areas());
    data.put("refusals", new Refused(results).bars());
    data.put("runs", RunsView.of(results.runs()).map(RunsView::bars).orElse(List.of()));
    return data;
  }

  /** By question, what each row's mark is and the value it had; null where nothing changed. */
  private Map<String, Object> changes() {
    Map<String, Object> changes = new LinkedHashMap<>();
    for (Question question : results.answers().keySet()) {
      ComparisonView.of(question, results)
          .filter(ComparisonView::changed)
          .ifPresent(
              view ->
                  changes.put(question.query(), view.changes().stream().map(Page::mark).toList()));
    }
    return changes;
  }

  private static Object mark(Change change) {
    Map<String, Object> mark = new LinkedHashMap<>();
    mark.put("mark", change.mark());
    mark.put("text", change.text());
    change.was().ifPresent(was -> mark.put("was", was));
    return change.any() ? mark : null;
  }

  private Map<String, List<String>> areas() {
    Map<String, List<String>> areas = new LinkedHashMap<>();
    results
        .answers()
        .forEach(
            (question, rows) ->
                MapView.of(question, rows, places).ifPresent(map -> areas.putAll(map.areas())));
    return areas;
  }
}
