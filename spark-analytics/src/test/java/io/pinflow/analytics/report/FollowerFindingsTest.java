package io.pinflow.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FollowerFindingsTest {

  @Test
  void shouldNameTheMostFollowedAndItsCountries() {
    List<Row> rows =
        List.of(row("A", "Ada", 900), row("B", "Ada", 900), row("C", "Bob", 50), row("D", "Cy", 7));

    Finding finding = FollowerFindings.byCountry(rows);

    assertThat(finding.headline())
        .isEqualTo("“Ada” is the most followed of all, with 900 followers, and leads in A and B.");
    assertThat(finding.details())
        .containsExactly(
            "In half of the 4 countries the most followed poster has 900 followers or more; the fewest are 7, in D.",
            "“Ada” leads in more countries than anyone else: 2.");
  }

  @Test
  void shouldNameAllWhoShareTheHighestCount() {
    assertThat(
            FollowerFindings.byCountry(List.of(row("A", "Ada", 9), row("A", "Bob", 9))).headline())
        .isEqualTo("“Ada” and “Bob” share the highest count of all, 9 followers, in A.");
  }

  @Test
  void shouldSpeakOfAPosterWithoutAName() {
    assertThat(FollowerFindings.byCountry(List.of(row("A", null, 1))).headline())
        .isEqualTo(
            "A poster without a name is the most followed of all, with 1 follower, and leads in A.");
  }

  @Test
  void shouldSayHowManyCountriesShareTheCount() {
    List<Row> one = List.of(new Row(SampleResults.row("country", "A", "follower_count", 900)));
    List<Row> byCountry = List.of(row("A", "Ada", 900), row("B", "Ada", 900));

    Finding finding = FollowerFindings.country(one, byCountry);

    assertThat(finding.headline())
        .isEqualTo("The most followed poster of all was posted from A: 900 followers.");
    assertThat(finding.details())
        .containsExactly(
            "2 countries reach this count; the first of them in the alphabet is named.");
  }

  @Test
  void shouldSayThatThereIsNothing() {
    assertThat(FollowerFindings.byCountry(List.of()).headline())
        .isEqualTo("No post with a country has a known follower count yet.");
    assertThat(FollowerFindings.country(List.of(), List.of()).headline())
        .isEqualTo("No country has a poster with a known follower count yet.");
  }

  private static Row row(String country, String poster, int followers) {
    return new Row(
        SampleResults.row("country", country, "poster_name", poster, "follower_count", followers));
  }
}
