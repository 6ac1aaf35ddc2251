package io.pinflow.analytics.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Made-up result folders that look like real ones: 13 categories, all countries, ties, skew. */
final class SampleResults {
  static final List<String> CATEGORIES =
      List.of(
          "art",
          "beauty",
          "christmas",
          "diy-and-crafts",
          "education",
          "event-planning",
          "finance",
          "home-decor",
          "mens-fashion",
          "quotes",
          "tattoos",
          "travel",
          "vehicles");
  static final List<String> AGE_GROUPS = List.of("18-24", "25-35", "36-50", "+50");

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> POSTERS =
      List.of(
          "Cozy Corner 🏡✨",
          "Mr \"Quote\" O'Neil & <b>Sons</b>",
          "דפנה עיצובים",
          "</script><script>alert(1)</script>",
          "Краски и Кисти",
          "𝓑𝓸𝓱𝓸 𝓓𝓻𝓮𝓪𝓶𝓼",
          "A very long poster name that goes on and on, as people's boards sometimes do…\u00a0",
          "مطبخ ليلى");

  private final Path folder;
  private final Random random = new Random(7);
  private String day = "2026-11-21";

  SampleResults(Path folder) {
    this.folder = folder;
  }

  /** Writes all files of a full run of {@code posts} posts. */
  SampleResults full(int posts) {
    List<String> countries = countries();
    byCountry(countries, posts);
    byYear(posts);
    byAge(posts);
    followers(countries);
    joining();
    run(posts, 42, true);
    return this;
  }

  /** The same as a run of another day. */
  SampleResults at(String date) {
    day = date;
    return run(18_500, 42, true);
  }

  static List<String> countries() {
    return Arrays.stream(Locale.getISOCountries())
        .map(code -> new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH))
        .sorted()
        .limit(243)
        .toList();
  }

  private void byCountry(List<String> countries, int posts) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < countries.size(); i++) {
      int count = Math.max(1, (int) (posts / 90.0 / Math.pow(1 + i, 1.05)));
      int leaders = count < 4 && random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 1;
      for (String category : some(leaders)) {
        rows.add(row("country", countries.get(i), "category", category, "category_count", count));
      }
    }
    write(Question.MOST_POPULAR_CATEGORY_BY_COUNTRY, rows);
  }

  private List<String> some(int count) {
    return random
        .ints(0, CATEGORIES.size())
        .map(index -> index / (1 + random.nextInt(2)))
        .distinct()
        .limit(count)
        .mapToObj(CATEGORIES::get)
        .toList();
  }

  private void byYear(int posts) {
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Map<String, Object>> leaders = new ArrayList<>();
    for (int year = 2018; year <= 2022; year++) {
      List<Map<String, Object>> ofYear = new ArrayList<>();
      for (String category : CATEGORIES) {
        int count = posts / 75 + random.nextInt(Math.max(1, posts / 120));
        ofYear.add(row("post_year", year, "category", category, "category_count", count));
      }
      rows.addAll(ofYear);
      leaders.add(
          ofYear.stream()
              .max(Comparator.comparing(each -> (Integer) each.get("category_count")))
              .orElseThrow());
    }
    write(Question.CATEGORY_POSTS_BY_YEAR, rows);
    write(Question.MOST_POPULAR_CATEGORY_BY_YEAR, leaders);
  }

  private void byAge(int posts) {
    List<Map<String, Object>> popular = new ArrayList<>();
    List<Map<String, Object>> medians = new ArrayList<>();
    double median = 135_000;
    for (String group : AGE_GROUPS) {
      int count = posts / 20 + random.nextInt(Math.max(1, posts / 40));
      popular.add(row("age_group", group, "category", some(1).get(0), "category_count", count));
      medians.add(row("age_group", group, "median_follower_count", median));
      median = Math.round(median / 4) + 0.5;
    }
    write(Question.MOST_POPULAR_CATEGORY_BY_AGE_GROUP, popular);
    write(Question.MEDIAN_FOLLOWER_COUNT_BY_AGE_GROUP, medians);
  }

  private void followers(List<String> countries) {
    List<Map<String, Object>> rows = new ArrayList<>();
    int most = 0;
    for (int i = 0; i < countries.size(); i++) {
      int count = Math.max(1, (int) (15_000_000 / Math.pow(1 + i / 3, 2.2)));
      String poster = i / 3 < POSTERS.size() ? POSTERS.get(i / 3) : "Poster " + i / 2;
      most = Math.max(most, count);
      rows.add(row("country", countries.get(i), "poster_name", poster, "follower_count", count));
    }
    write(Question.MOST_FOLLOWED_USER_BY_COUNTRY, rows);
    write(
        Question.COUNTRY_WITH_MOST_FOLLOWED_USER,
        List.of(row("country", countries.get(0), "follower_count", most)));
  }

  private void joining() {
    write(
        Question.USERS_JOINED_BY_YEAR,
        List.of(
            row("post_year", 2015, "number_users_joined", 4507),
            row("post_year", 2016, "number_users_joined", 4791),
            row("post_year", 2017, "number_users_joined", 1856)));
    List<Map<String, Object>> byYear = new ArrayList<>();
    List<Map<String, Object>> both = new ArrayList<>();
    for (int year = 2015; year <= 2017; year++) {
      double median = 97_000.0 / Math.pow(year - 2014, 3);
      byYear.add(row("post_year", year, "median_follower_count", Math.floor(median)));
      for (String group : AGE_GROUPS) {
        median = Math.floor(median / 2);
        both.add(row("age_group", group, "post_year", year, "median_follower_count", median * 3));
      }
    }
    write(Question.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR, byYear);
    write(Question.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR_AND_AGE_GROUP, both);
  }

  /** Writes summary, dead letters and pipeline of a run. */
  SampleResults run(int posts, int refused, boolean addsUp) {
    Map<String, Object> tables = new LinkedHashMap<>();
    for (String table : List.of("pin", "geo", "user")) {
      tables.put(
          table,
          row(
              "objects",
              8,
              "rows_read",
              posts + 120,
              "inserted",
              posts,
              "updated",
              20,
              "rows",
              posts));
    }
    writeJson(
        "summary.json",
        row(
            "user_id",
            "local",
            "started",
            day + "T02:20:11.123Z",
            "finished",
            day + "T02:21:03.456Z",
            "options",
            row("median", "exact", "ties", "all", "users", "posts"),
            "tables",
            tables,
            "dead_letters",
            row("total", refused),
            "seconds",
            row("session", 4.2, "merge", 21.4, "queries", 7.9),
            "versions",
            row("java", "17.0.15", "spark", "4.0.2", "delta", "4.4.0", "pinflow", "0.1.0"),
            "nothing_new",
            false,
            "queries",
            List.of()));
    writeJson("pipeline.json", pipeline(posts, refused, addsUp));
    writeLines("dead_letters.jsonl", refused == 0 ? List.of() : refusals(refused));
    return this;
  }

  private static Map<String, Object> pipeline(int posts, int refused, boolean addsUp) {
    int raw = 3 * posts + refused;
    return row(
        "stages",
        List.of(
            stage("Database", raw, 3.1),
            stage("Raw topics", raw, 8.4),
            stage("Cleaned topics", raw - refused, 9.9),
            stage("Dead letters", refused, 0),
            stage("Delta tables", 3 * posts, 33.5)),
        "adds_up",
        addsUp,
        "database",
        "MariaDB");
  }

  private static Map<String, Object> stage(String name, int rows, double seconds) {
    return row(
        "name",
        name,
        "rows",
        rows,
        "seconds",
        seconds,
        "tables",
        row("pin", rows / 3, "geo", rows / 3, "user", rows - rows / 3 * 2));
  }

  private static List<Map<String, Object>> refusals(int total) {
    return List.of(
        refusal("pin", "not_an_integer", "follower_count", total / 2),
        refusal("geo", "coordinate_out_of_range", "latitude", total / 3),
        refusal("user", "broken_json", null, total - total / 2 - total / 3));
  }

  private static Map<String, Object> refusal(String table, String reason, String field, int count) {
    return row(
        "table",
        table,
        "reason",
        reason,
        "field",
        field,
        "count",
        count,
        "example",
        "Cannot read " + field + " because it is <odd> & long. Send it well.");
  }

  /** Writes one answer. */
  SampleResults write(Question question, List<Map<String, Object>> rows) {
    return writeLines(question.query() + ".jsonl", rows);
  }

  SampleResults writeLines(String name, List<Map<String, Object>> rows) {
    return writeText(name, String.join("", rows.stream().map(each -> json(each) + "\n").toList()));
  }

  SampleResults writeJson(String name, Map<String, Object> value) {
    return writeText(name, json(value));
  }

  SampleResults writeText(String name, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A row of columns and values in turn. */
  static Map<String, Object> row(Object... columnsAndValues) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      row.put((String) columnsAndValues[i], columnsAndValues[i + 1]);
    }
    return row;
  }

  Path folder() {
    return folder;
  }

  public static void main(String... arguments) {
    new SampleResults(Path.of(arguments[0])).full(Integer.parseInt(arguments[1]));
  }
}
