package io.pinflow.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MedianFindingsTest {
  private static final Reading PEOPLE = new Reading("approximate", "all", "people");

  @Test
  void shouldSayThatTheMedianFallsWithAge() {
    Finding finding =
        MedianFindings.byAgeGroup(
            List.of(age("+50", 10.0), age("18-24", 900.5), age("36-50", 20.0), age("25-35", 30.0)),
            Reading.DEFAULT);

    assertThat(finding.headline())
        .isEqualTo("The median follower count falls with age: from 900.5 (18-24) to 10 (+50).");
    assertThat(finding.details())
        .containsExactly(
            "The highest is 90 times the lowest.",
            "Exact median over posts: who has several posts counts several times.");
  }

  @Test
  void shouldNameHighestAndLowestWithTies() {
    Finding finding =
        MedianFindings.byAgeGroup(
            List.of(age("18-24", 5.0), age("25-35", 7.0), age("36-50", 5.0)), PEOPLE);

    assertThat(finding.headline())
        .isEqualTo(
            "The median follower count is highest for 25-35 (7) and lowest for 18-24 and 36-50 (5).");
    assertThat(finding.details())
        .containsExactly("Approximate median with one row a person (--users people).");
  }

  @Test
  void shouldSayThatAllAreTheSame() {
    assertThat(
            MedianFindings.byAgeGroup(List.of(age("18-24", 5.0), age("+50", 5.0)), PEOPLE)
                .headline())
        .isEqualTo("All 2 age groups have the same median, 5 followers.");
  }

  @Test
  void shouldLeaveOutGroupsWithoutAMedian() {
    assertThat(
            MedianFindings.byAgeGroup(List.of(age("18-24", null), age("+50", 1.0)), PEOPLE)
                .headline())
        .isEqualTo("The only age group, +50, has a median of 1 follower.");
    assertThat(MedianFindings.byAgeGroup(List.of(age("18-24", null)), PEOPLE).headline())
        .isEqualTo("No age group has a known follower count yet.");
  }

  @Test
  void shouldSayThatTheMedianRisesWithLaterJoining() {
    assertThat(
            MedianFindings.byJoiningYear(
                    List.of(year(2015, 1.0), year(2016, 2.0), year(2017, 3.0)), Reading.DEFAULT)
                .headline())
        .isEqualTo(
            "The median follower count rises with later joining: from 1 (2015) to 3 (2017).");
  }

  @Test
  void shouldSayWhoIsHighestInEachJoiningYear() {
    Finding finding =
        MedianFindings.byJoiningYearAndAgeGroup(
            List.of(
                both("18-24", 2015, 9.0),
                both("+50", 2015, 1.0),
                both("18-24", 2016, 4.0),
                both("+50", 2016, 6.0)),
            Reading.DEFAULT);

    assertThat(finding.headline())
        .isEqualTo(
            "The highest median is 9, for 18-24 who joined in 2015; the lowest is 1, for +50 who joined in 2015.");
    assertThat(finding.details()).contains("18-24 has the highest median in 2015; +50 in 2016.");
  }

  @Test
  void shouldSayThatOneGroupIsHighestInEveryYear() {
    assertThat(
            MedianFindings.byJoiningYearAndAgeGroup(
                    List.of(
                        both("18-24", 2015, 9.0), both("+50", 2015, 1.0), both("18-24", 2016, 4.0)),
                    Reading.DEFAULT)
                .details())
        .contains("18-24 has the highest median in every joining year.");
  }

  @Test
  void shouldSpeakOfTheOnlyGroupAndOfNone() {
    assertThat(
            MedianFindings.byJoiningYearAndAgeGroup(
                    List.of(both("+50", 2015, 1.0)), Reading.DEFAULT)
                .headline())
        .isEqualTo("The median is 1 follower for +50 who joined in 2015.");
    assertThat(MedianFindings.byJoiningYearAndAgeGroup(List.of(), Reading.DEFAULT).headline())
        .isEqualTo("No age group of any joining year has a known follower count yet.");
  }

  @Test
  void shouldSayWhenMostJoined() {
    Finding finding =
        MedianFindings.joined(
            List.of(joined(2015, 4507), joined(2016, 4791), joined(2017, 1856)), Reading.DEFAULT);

    assertThat(finding.headline())
        .isEqualTo("Most joined in 2016: 4,791 of 11,154 user rows (43 %).");
    assertThat(finding.details())
        .containsExactly(
            "There is one user row a post: who has several posts counts several times.",
            "There is nothing of 2018, 2019 and 2020.");
  }

  @Test
  void shouldCountPeopleWhereTheRunDid() {
    assertThat(MedianFindings.joined(List.of(joined(2015, 5), joined(2016, 5)), PEOPLE).headline())
        .isEqualTo("Most joined in 2015 and 2016: 5 of 10 people each.");
    assertThat(MedianFindings.joined(List.of(), PEOPLE).headline())
        .isEqualTo("Nobody in the data joined in 2015 to 2020.");
  }

  private static Row age(String group, Double median) {
    return new Row(SampleResults.row("age_group", group, "median_follower_count", median));
  }

  private static Row year(int year, double median) {
    return new Row(SampleResults.row("post_year", year, "median_follower_count", median));
  }

  private static Row both(String group, int year, double median) {
    return new Row(
        SampleResults.row("age_group", group, "post_year", year, "median_follower_count", median));
  }

  private static Row joined(int year, int users) {
    return new Row(SampleResults.row("post_year", year, "number_users_joined", users));
  }
}
