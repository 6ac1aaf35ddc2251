package io.pinflow.analytics.report;

import io.pinflow.analytics.report.Leaders.Lead;
import io.pinflow.analytics.report.Leaders.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the queries about categories say. */
final class CategoryFindings {
  private static final String COUNT = "category_count";

  private CategoryFindings() {}

  static Finding byCountry(List<Row> rows, Reading reading) {
    if (rows.isEmpty()) {
      return new Finding("No post has both a category and a country yet.");
    }
    Leaders leaders = Leaders.of(rows, "country", "category", COUNT);
    return new Finding(
        Wording.capitalised(countryHeadline(leaders)),
        ties(leaders, reading),
        largest(leaders, "in"));
  }

  private static String countryHeadline(Leaders leaders) {
    if (leaders.groups() == 1) {
      return onlyCountry(leaders.leads().get(0));
    }
    List<Standing> standings = leaders.standings();
    int most = standings.get(0).size();
    List<Standing> first = standings.stream().filter(each -> each.size() == most).toList();
    String headline =
        first.size() == 1
            ? alone(first.get(0), leaders.groups())
            : "%s each lead in %s of %s countries"
                .formatted(names(first), Wording.number(most), Wording.number(leaders.groups()));
    return headline + followers(standings.subList(first.size(), standings.size())) + ".";
  }

  private static String onlyCountry(Lead lead) {
    String posts = Wording.counted(lead.count(), "post", "posts");
    return lead.tied()
        ? "%s tie in %s, the only country, with %s each."
            .formatted(Wording.shortList(lead.names()), lead.group(), posts)
        : "%s leads in %s, the only country, with %s."
            .formatted(lead.names().get(0), lead.group(), posts);
  }

  private static String alone(Standing standing, int countries) {
    String lead =
        "%s leads in %s of %s countries"
            .formatted(standing.name(), Wording.number(standing.size()), Wording.number(countries));
    return standing.shared() == 0
        ? lead
        : lead + " (%s of them tied)".formatted(Wording.number(standing.shared()));
  }

  private static String followers(List<Standing> others) {
    if (others.isEmpty()) {
      return "";
    }
    int most = others.get(0).size();
    List<Standing> second = others.stream().filter(each -> each.size() == most).toList();
    return second.size() == 1
        ? "; %s follows with %s".formatted(names(second), Wording.number(most))
        : "; %s follow with %s each".formatted(names(second), Wording.number(most));
  }

  private static String names(List<Standing> standings) {
    return Wording.shortList(standings.stream().map(Standing::name).toList());
  }

  private static String ties(Leaders leaders, Reading reading) {
    if (reading.firstOfTies()) {
      return "Where categories tie, only the first in the alphabet is shown (--ties first).";
    }
    long tied = leaders.tied();
    return tied == 0
        ? "No two categories tie."
        : "In %s of %s (%s) several categories tie; each of them counts as leading."
            .formatted(
                Wording.number(tied),
                Wording.counted(leaders.groups(), "country", "countries"),
                Wording.percent(tied, leaders.groups()));
  }

  private static String largest(Leaders leaders, String where) {
    List<Lead> largest = leaders.largest();
    String posts = Wording.counted(largest.get(0).count(), "post", "posts");
    if (largest.size() > 1) {
      return "The largest count, %s, is reached %s %s."
          .formatted(posts, where, Wording.shortList(largest.stream().map(Lead::group).toList()));
    }
    return "The largest count is %s, of %s %s %s."
        .formatted(posts, Wording.shortList(largest.get(0).names()), where, largest.get(0).group());
  }

  /** For few groups: {@code a leads in 2018 and 2019; b and c tie in 2020.} */
  static Finding bySmallGroup(List<Row> rows, String group, String nothing, Reading reading) {
    if (rows.isEmpty()) {
      return new Finding(nothing);
    }
    Leaders leaders = Leaders.of(rows, group, "category", COUNT);
    String where = group.equals("age_group") ? "among" : "in";
    List<String> clauses = new ArrayList<>();
    leaders.groupsByLeaders().forEach((names, groups) -> clauses.add(clause(names, where, groups)));
    return new Finding(
        Wording.capitalised(String.join("; ", clauses)) + ".",
        largest(leaders, where),
        reading.firstOfTies() ? ties(leaders, reading) : "");
  }

  private static String clause(List<String> names, String where, List<String> groups) {
    return names.size() == 1
        ? "%s leads %s %s".formatted(names.get(0), where, Wording.list(groups))
        : "%s tie %s %s".formatted(Wording.shortList(names), where, Wording.list(groups));
  }

  static Finding postsByYear(List<Row> rows) {
    if (rows.isEmpty()) {
      return new Finding("No post with a category is dated 2018 to 2022.");
    }
    Totals years = Totals.of(rows, "post_year", COUNT);
    Totals categories = Totals.of(rows, "category", COUNT);
    return new Finding(yearHeadline(years), categoryTotals(categories), missing(years, 2018, 2022));
  }

  private static String yearHeadline(Totals years) {
    if (years.sum() == 1) {
      return "The only post dated 2018 to 2022 is of %s.".formatted(years.largest().get(0));
    }
    String all = Wording.counted(years.sum(), "post", "posts");
    if (years.byName().size() == 1) {
      return "All %s dated 2018 to 2022 are of %s.".formatted(all, years.largest().get(0));
    }
    String most = Wording.number(years.most());
    return years.largest().size() == 1
        ? "%s has the most posts: %s of %s dated 2018 to 2022 (%s)."
            .formatted(years.largest().get(0), most, Wording.number(years.sum()), years.share())
        : "%s have the most posts: %s each of %s dated 2018 to 2022."
            .formatted(Wording.list(years.largest()), most, Wording.number(years.sum()));
  }

  private static String categoryTotals(Totals categories) {
    if (categories.byName().size() == 1) {
      return "The only category is %s.".formatted(categories.largest().get(0));
    }
    String most = Wording.counted(categories.most(), "post", "posts");
    return categories.largest().size() == 1
        ? "Over these years %s is the largest of %s, with %s (%s)."
            .formatted(
                categories.largest().get(0),
                Wording.counted(categories.byName().size(), "category", "categories"),
                most,
                categories.share())
        : "Over these years %s are the largest categories, with %s each."
            .formatted(Wording.shortList(categories.largest()), most);
  }

  /** Says which years of a range have nothing, so that an absent bar is no riddle. */
  static String missing(Totals years, int first, int last) {
    Map<String, Double> known = years.byName();
    List<String> missing = new ArrayList<>();
    for (int year = first; year <= last; year++) {
      if (!known.containsKey(Integer.toString(year))) {
        missing.add(Integer.toString(year));
      }
    }
    return missing.isEmpty() ? "" : "There is nothing of %s.".formatted(Wording.list(missing));
  }
}
