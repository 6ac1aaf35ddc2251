package io.pinflow.analytics.report;

import io.pinflow.analytics.report.Leaders.Lead;
import io.pinflow.analytics.report.Leaders.Standing;
import java.util.List;

/** What the queries about the most followed posters say. */
final class FollowerFindings {
  private static final String COUNT = "follower_count";

  private FollowerFindings() {}

  static Finding byCountry(List<Row> rows) {
    if (rows.isEmpty()) {
      return new Finding("No post with a country has a known follower count yet.");
    }
    Leaders leaders = Leaders.of(rows, "country", "poster_name", COUNT);
    return new Finding(headline(leaders), half(leaders), widest(leaders));
  }

  private static String headline(Leaders leaders) {
    List<Lead> top = leaders.largest();
    List<String> posters =
        top.stream()
            .flatMap(lead -> lead.names().stream())
            .distinct()
            .map(FollowerFindings::poster)
            .toList();
    String countries = Wording.shortList(top.stream().map(Lead::group).toList());
    String count = Wording.counted(top.get(0).count(), "follower", "followers");
    return posters.size() == 1
        ? "%s is the most followed of all, with %s, and leads in %s."
            .formatted(Wording.capitalised(posters.get(0)), count, countries)
        : "%s share the highest count of all, %s, in %s."
            .formatted(Wording.capitalised(Wording.shortList(posters)), count, countries);
  }

  private static String poster(String name) {
    return name.equals("no poster name") ? "a poster without a name" : Wording.quoted(name);
  }

  private static String half(Leaders leaders) {
    if (leaders.groups() < 3) {
      return "";
    }
    List<Lead> sorted =
        leaders.leads().stream().sorted((a, b) -> Double.compare(b.count(), a.count())).toList();
    Lead last = sorted.get(sorted.size() - 1);
    return "In half of the %s countries the most followed poster has %s followers or more; the fewest are %s, in %s."
        .formatted(
            Wording.number(sorted.size()),
            Wording.number(sorted.get((sorted.size() - 1) / 2).count()),
            Wording.number(last.count()),
            last.group());
  }

  private static String widest(Leaders leaders) {
    List<Standing> standings = leaders.standings();
    Standing first = standings.get(0);
    boolean alone = standings.size() == 1 || standings.get(1).size() < first.size();
    return alone && first.size() > 1
        ? "%s leads in more countries than anyone else: %s."
            .formatted(Wording.capitalised(poster(first.name())), Wording.number(first.size()))
        : "";
  }

  /** The one country; {@code byCountry} tells how many share its count. */
  static Finding country(List<Row> rows, List<Row> byCountry) {
    if (rows.isEmpty()) {
      return new Finding("No country has a poster with a known follower count yet.");
    }
    Row row = rows.get(0);
    double most = row.count(COUNT);
    return new Finding(
        "The most followed poster of all was posted from %s: %s."
            .formatted(
                Leaders.called(row, "country"), Wording.counted(most, "follower", "followers")),
        sharing(most, Leaders.of(byCountry, "country", "poster_name", COUNT)));
  }

  private static String sharing(double most, Leaders leaders) {
    long sharing = leaders.leads().stream().filter(lead -> lead.count() == most).count();
    return sharing < 2
        ? ""
        : "%s countries reach this count; the first of them in the alphabet is named."
            .formatted(Wording.number(sharing));
  }
}
