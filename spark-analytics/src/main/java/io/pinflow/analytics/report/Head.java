package io.pinflow.analytics.report;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The top of the page: what this is, when it was made, the figures that matter first. */
final class Head {
  private static final DateTimeFormatter PEOPLE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

  private final Results results;
  private final Summary summary;

  Head(Results results) {
    this.results = results;
    this.summary = results.summary();
  }

  Map<String, Object> view() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("title", title());
    view.put("userId", summary.userId());
    view.put("made", people(summary.finished()));
    view.put("madeExactly", summary.finished());
    view.put("lede", lede());
    view.put("tiles", tiles());
    view.put("findings", findings());
    return view;
  }

  private String title() {
    return summary
        .posts()
        .map(posts -> "What %s".formatted(Wording.counted(posts, "post says", "posts say")))
        .orElse("What the posts say");
  }

  private String lede() {
    long answered = results.answers().values().stream().filter(rows -> !rows.isEmpty()).count();
    String answers =
        "%d of %d questions have an answer.".formatted(answered, Question.values().length);
    String all =
        answered == Question.values().length
            ? "Ten questions on categories, posters, ages and joining years, each answered."
            : answers;
    return summary.nothingNew() ? all + " Nothing new had arrived since the run before." : all;
  }

  private List<Map<String, Object>> tiles() {
    List<Map<String, Object>> tiles = new ArrayList<>();
    tile(tiles, "pin", "posts");
    tile(tiles, "geo", "places");
    tile(tiles, "user", "user rows");
    long countries = distinct(Question.MOST_POPULAR_CATEGORY_BY_COUNTRY, "country");
    long categories = distinct(Question.CATEGORY_POSTS_BY_YEAR, "category");
    if (countries > 0) {
      tiles.add(
          Map.of(
              "value",
              Wording.number(countries),
              "label",
              countries == 1 ? "country" : "countries"));
    }
    if (categories > 0) {
      tiles.add(
          Map.of(
              "value",
              Wording.number(categories),
              "label",
              categories == 1 ? "category" : "categories"));
    }
    tiles.add(
        Map.of("value", Wording.number(results.refused()), "label", "refused", "link", "#refused"));
    return tiles;
  }

  private void tile(List<Map<String, Object>> tiles, String table, String label) {
    Summary.Table of = summary.tables().get(table);
    if (of != null) {
      tiles.add(Map.of("value", Wording.number(of.rows()), "label", label, "more", fresh(of)));
    }
  }

  private static String fresh(Summary.Table table) {
    return table.inserted() == 0 ? "" : "+" + Wording.number(table.inserted()) + " new";
  }

  private long distinct(Question question, String column) {
    return results.rows(question).stream().map(row -> row.text(column)).distinct().count();
  }

  private List<Map<String, Object>> findings() {
    List<Map<String, Object>> findings = new ArrayList<>();
    for (Chapter chapter : Chapter.values()) {
      for (Question question : chapter.questions()) {
        findings.add(
            Map.of(
                "link",
                "#" + question.query(),
                "headline",
                AnswerView.finding(question, results).headline()));
      }
    }
    return findings;
  }

  /** {@code 21 November 2026, 02:25 UTC}; a text that is no time stays as it is. */
  static String people(String time) {
    try {
      return OffsetDateTime.parse(time).withOffsetSameInstant(ZoneOffset.UTC).format(PEOPLE);
    } catch (DateTimeException e) {
      return time;
    }
  }
}
