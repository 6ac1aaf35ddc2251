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

  Page(Results results) {
    this.results = results;
  }

  String html() {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("style", Resources.text(HERE + "report.css"));
    page.put("library", EmbeddedJson.script(Resources.text(HERE + "echarts/echarts.min.js")));
    page.put("charts", EmbeddedJson.script(Resources.text(HERE + "charts.js")));
    page.put("script", EmbeddedJson.script(Resources.text(HERE + "report.js")));
    page.put("data", EmbeddedJson.of(data()));
    page.put("head", new Head(results).view());
    page.put("origin", new Origin(results).view());
    page.put("chapters", chapters());
    page.put("refused", new Refused(results).view());
    return Mustache.compiler()
        .escapeHTML(true)
        .defaultValue("")
        .emptyStringIsFalse(true)
        .compile(Resources.text(HERE + "report.mustache"))
        .execute(page);
  }

  private List<Map<String, Object>> chapters() {
    List<Map<String, Object>> chapters = new ArrayList<>();
    for (Chapter chapter : Chapter.values()) {
      List<AnswerView> answers =
          chapter.questions().stream().map(question -> AnswerView.of(question, results)).toList();
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
    return Map.of("answers", answers, "refusals", new Refused(results).bars());
  }
}
