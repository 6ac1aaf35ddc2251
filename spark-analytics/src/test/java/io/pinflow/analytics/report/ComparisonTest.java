package io.pinflow.analytics.report;

import static io.pinflow.analytics.report.SampleResults.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonTest {
  private static final Question COUNTRIES = Question.MOST_POPULAR_CATEGORY_BY_COUNTRY;
  private static final Question YEARS = Question.CATEGORY_POSTS_BY_YEAR;
  private static final Question MEDIANS = Question.MEDIAN_FOLLOWER_COUNT_BY_AGE_GROUP;
  private static final Question MOST = Question.COUNTRY_WITH_MOST_FOLLOWED_USER;
  private static final Map<String, Object> EXACT =
      row("median", "exact", "ties", "all", "users", "posts");

  @TempDir private Path folder;

  @Test
  void shouldSayNothingWithoutAPreviousRun() {
    now(COUNTRIES, led("Chad", "art", 3));

    assertThat(ComparisonView.of(COUNTRIES, read())).isEmpty();
    assertThat(new Since(read()).view()).isEmpty();
  }

  @Test
  void shouldSayWhoLeadsAnew() {
    before(EXACT, COUNTRIES, led("Chad", "art", 3), led("Peru", "art", 3));
    now(COUNTRIES, led("Chad", "quotes", 4), led("Peru", "art", 5), led("Cuba", "art", 1));

    assertThat(compared(COUNTRIES).sentences())
        .containsExactly(
            "1 country has a new leader: Chad (quotes, was art).",
            "1 country is new: Cuba.",
            "1 value rose, most: +2 for Peru.");
    assertThat(compared(COUNTRIES).changes())
        .extracting(Change::text)
        .containsExactly("★ new, was art", "▲ +2 (was 3)", "★ new");
  }

  @Test
  void shouldTellTiesThatCameAndWent() {
    before(
        EXACT, COUNTRIES, led("Chad", "art", 3), led("Chad", "quotes", 3), led("Peru", "art", 3));
    now(COUNTRIES, led("Chad", "art", 3), led("Peru", "art", 3), led("Peru", "quotes", 3));

    assertThat(compared(COUNTRIES).sentences())
        .containsExactly(
            "1 country has a new leader: Peru (quotes, was art).",
            "1 country has a tie less: Chad.");
  }

  @Test
  void shouldSayWhatIsGone() {
    before(EXACT, COUNTRIES, led("Chad", "art", 3), led("Peru", "art", 3));
    now(COUNTRIES, led("Peru", "art", 1));

    assertThat(compared(COUNTRIES).sentences())
        .containsExactly("1 country is gone: Chad.", "1 value fell, most: −2 for Peru.");
  }

  @Test
  void shouldCompareCountsOfPairs() {
    before(EXACT, YEARS, posts(2018, "art", 3), posts(2018, "quotes", 3));
    now(YEARS, posts(2018, "art", 30), posts(2018, "quotes", 1003), posts(2019, "art", 1));

    assertThat(compared(YEARS).sentences())
        .containsExactly(
            "1 group is new: 2019, art.", "2 values rose, most: +1,000 for 2018, quotes.");
  }

  @Test
  void shouldCompareTheOneCountry() {
    before(EXACT, MOST, row("country", "Chad", "follower_count", 3));
    now(MOST, row("country", "Peru", "follower_count", 4));

    assertThat(compared(MOST).sentences()).containsExactly("A new leader: Peru, was Chad.");
  }

  @Test
  void shouldCompareUnknownMedians() {
    before(EXACT, MEDIANS, median("18-24", 5.5), median("25-35", null), median("36-50", null));
    now(MEDIANS, median("18-24", 5), median("25-35", null), median("36-50", 2));

    assertThat(compared(MEDIANS).changes())
        .extracting(Change::text)
        .containsExactly("▼ −0.5 (was 5.5)", "–", "★ new");
  }

  @Test
  void shouldSayThatNothingChanged() {
    before(EXACT, COUNTRIES, led("Chad", "art", 3));
    now(COUNTRIES, led("Chad", "art", 3));

    assertThat(compared(COUNTRIES).sentence()).isEqualTo("As before.");
    assertThat(new Since(read()).view().orElseThrow())
        .containsEntry("headline", "Nothing changed: 1 answer is as before.")
        .containsEntry("date", "20 November 2026, 02:00 UTC");
  }

  @Test
  void shouldNotCompareOtherOptions() {
    before(
        row("median", "approximate", "ties", "first", "users", "posts"),
        COUNTRIES,
        led("Chad", "art", 3));
    now(COUNTRIES, led("Chad", "quotes", 3));

    assertThat(compared(COUNTRIES).compared()).isFalse();
    assertThat(compared(COUNTRIES).changes()).isEmpty();
    assertThat(compared(COUNTRIES).sentence())
        .isEqualTo(
            "Not compared, because the options differ: --ties all now, --ties first before.");
  }

  @Test
  void shouldCompareWhereTheOptionIsNotTaken() {
    before(
        row("median", "approximate", "ties", "first", "users", "people"),
        YEARS,
        posts(2018, "art", 3));
    now(YEARS, posts(2018, "art", 3));

    assertThat(compared(YEARS).sentence()).isEqualTo("As before.");
  }

  @Test
  void shouldSayThatTheRunBeforeHadNoAnswer() {
    before(EXACT, YEARS, posts(2018, "art", 3));
    now(COUNTRIES, led("Chad", "art", 3));

    assertThat(compared(COUNTRIES).sentence())
        .isEqualTo("Not compared: the run before has no answer.");
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private void now(Question question, Map<String, Object>... rows) {
    new SampleResults(folder).write(question, Arrays.asList(rows));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private void before(Map<String, Object> options, Question question, Map<String, Object>... rows) {
    new SampleResults(folder.resolve("previous"))
        .write(question, Arrays.asList(rows))
        .writeJson("summary.json", row("options", options, "finished", "2026-11-20T02:00:00.123Z"));
  }

  private Results read() {
    return new ResultFolder(folder).read();
  }

  private ComparisonView compared(Question question) {
    return ComparisonView.of(question, read()).orElseThrow();
  }

  private static Map<String, Object> led(String country, String category, int count) {
    return row("country", country, "category", category, "category_count", count);
  }

  private static Map<String, Object> posts(int year, String category, int count) {
    return row("post_year", year, "category", category, "category_count", count);
  }

  private static Map<String, Object> median(String group, Number median) {
    return row("age_group", group, "median_follower_count", median);
  }
}
