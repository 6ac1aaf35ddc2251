package io.pinflow.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CategoryFindingsTest {
  private static final Reading FIRST = new Reading("exact", "first", "posts");
  private static final String NOTHING = "Nothing.";

  @Test
  void shouldNameTheCategoryThatLeadsInMostCountries() {
    List<Row> rows =
        List.of(country("A", "art", 5), country("B", "art", 3), country("C", "travel", 2));

    Finding finding = CategoryFindings.byCountry(rows, Reading.DEFAULT);

    assertThat(finding.headline())
        .isEqualTo("Art leads in 2 of 3 countries; travel follows with 1.");
    assertThat(finding.details())
        .containsExactly("No two categories tie.", "The largest count is 5 posts, of art in A.");
  }

  @Test
  void shouldCountTiesAndSaySo() {
    List<Row> rows =
        List.of(
            country("A", "art", 1),
            country("A", "travel", 1),
            country("B", "art", 3),
            country("C", "art", 3),
            country("C", "quotes", 3));

    Finding finding = CategoryFindings.byCountry(rows, Reading.DEFAULT);

    assertThat(finding.headline())
        .isEqualTo(
            "Art leads in 3 of 3 countries (2 of them tied); quotes and travel follow with 1 each.");
    assertThat(finding.details())
        .containsExactly(
            "In 2 of 3 countries (67 %) several categories tie; each of them counts as leading.",
            "The largest count, 3 posts, is reached in B and C.");
  }

  @Test
  void shouldNotCallOneOfEqualsTheLeader() {
    List<Row> rows = List.of(country("A", "art", 5), country("B", "travel", 3));

    assertThat(CategoryFindings.byCountry(rows, Reading.DEFAULT).headline())
        .isEqualTo("Art and travel each lead in 1 of 2 countries.");
  }

  @Test
  void shouldSpeakOfTheOnlyCountry() {
    assertThat(
            CategoryFindings.byCountry(List.of(country("Chad", "art", 1)), Reading.DEFAULT)
                .headline())
        .isEqualTo("Art leads in Chad, the only country, with 1 post.");
    assertThat(
            CategoryFindings.byCountry(
                    List.of(country("Chad", "art", 1), country("Chad", "travel", 1)),
                    Reading.DEFAULT)
                .headline())
        .isEqualTo("Art and travel tie in Chad, the only country, with 1 post each.");
  }

  @Test
  void shouldNameAMissingCategoryAndCountry() {
    assertThat(
            CategoryFindings.byCountry(List.of(country(null, null, 2)), Reading.DEFAULT).headline())
        .isEqualTo("No category leads in no country, the only country, with 2 posts.");
  }

  @Test
  void shouldSayThatTiesWereCut() {
    assertThat(CategoryFindings.byCountry(List.of(country("A", "art", 5)), FIRST).details())
        .contains("Where categories tie, only the first in the alphabet is shown (--ties first).");
  }

  @Test
  void shouldSayThatThereIsNothing() {
    assertThat(CategoryFindings.byCountry(List.of(), Reading.DEFAULT).headline())
        .isEqualTo("No post has both a category and a country yet.");
    assertThat(CategoryFindings.postsByYear(List.of()).headline())
        .isEqualTo("No post with a category is dated 2018 to 2022.");
    assertThat(
            CategoryFindings.bySmallGroup(List.of(), "post_year", NOTHING, Reading.DEFAULT)
                .headline())
        .isEqualTo(NOTHING);
  }

  @Test
  void shouldGatherTheYearsOfALeader() {
    List<Row> rows =
        List.of(
            year(2018, "art", 5),
            year(2019, "travel", 6),
            year(2020, "art", 7),
            year(2021, "art", 2),
            year(2021, "quotes", 2));

    Finding finding = CategoryFindings.bySmallGroup(rows, "post_year", NOTHING, Reading.DEFAULT);

    assertThat(finding.headline())
        .isEqualTo("Art leads in 2018 and 2020; travel leads in 2019; art and quotes tie in 2021.");
    assertThat(finding.details()).containsExactly("The largest count is 7 posts, of art in 2020.");
  }

  @Test
  void shouldSpeakOfPeopleAmongAgeGroups() {
    List<Row> rows =
        List.of(
            new Row(
                SampleResults.row("age_group", "18-24", "category", "art", "category_count", 4)));

    assertThat(
            CategoryFindings.bySmallGroup(rows, "age_group", NOTHING, Reading.DEFAULT).headline())
        .isEqualTo("Art leads among 18-24.");
  }

  @Test
  void shouldSumPostsByYear() {
    List<Row> rows =
        List.of(
            year(2018, "art", 50),
            year(2018, "travel", 10),
            year(2020, "art", 30),
            year(2020, "quotes", 10));

    Finding finding = CategoryFindings.postsByYear(rows);

    assertThat(finding.headline())
        .isEqualTo("2018 has the most posts: 60 of 100 dated 2018 to 2022 (60 %).");
    assertThat(finding.details())
        .containsExactly(
            "Over these years art is the largest of 3 categories, with 80 posts (80 %).",
            "There is nothing of 2019, 2021 and 2022.");
  }

  @Test
  void shouldShareTheMostPostsBetweenYears() {
    Finding finding =
        CategoryFindings.postsByYear(List.of(year(2018, "art", 5), year(2019, "quotes", 5)));

    assertThat(finding.headline())
        .isEqualTo("2018 and 2019 have the most posts: 5 each of 10 dated 2018 to 2022.");
    assertThat(finding.details())
        .contains("Over these years art and quotes are the largest categories, with 5 posts each.");
  }

  @Test
  void shouldSpeakOfTheOnlyPostAndYear() {
    assertThat(CategoryFindings.postsByYear(List.of(year(2019, "art", 1))).headline())
        .isEqualTo("The only post dated 2018 to 2022 is of 2019.");
    assertThat(CategoryFindings.postsByYear(List.of(year(2019, "art", 2))).headline())
        .isEqualTo("All 2 posts dated 2018 to 2022 are of 2019.");
  }

  private static Row country(String country, String category, int count) {
    return new Row(
        SampleResults.row("country", country, "category", category, "category_count", count));
  }

  private static Row year(int year, String category, int count) {
    return new Row(
        SampleResults.row("post_year", year, "category", category, "category_count", count));
  }
}
