package io.pinflow.analytics.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the queries about median follower counts and joining years say. */
final class MedianFindings {
  private static final String MEDIAN = "median_follower_count";

  /** A median of a group; groups without a known follower count are left out. */
  private record Median(String group, double value) {}

  private MedianFindings() {}

  static Finding byAgeGroup(List<Row> rows, Reading reading) {
    return along(medians(rows, row -> row.text("age_group")), "age group", "with age", reading);
  }

  static Finding byJoiningYear(List<Row> rows, Reading reading) {
    return along(
        medians(rows, row -> row.text("post_year")), "joining year", "with later joining", reading);
  }

  private static List<Median> medians(List<Row> rows, Function<Row, String> group) {
    return rows.stream()
        .filter(row -> row.number(MEDIAN).isPresent())
        .map(row -> new Median(group.apply(row), row.count(MEDIAN)))
        .sorted(Comparator.comparing(Median::group, Comparator.comparing(MedianFindings::order)))
        .toList();
  }

  /** {@code +50} comes after {@code 36-50}. */
  private static String order(String group) {
    return group.startsWith("+") ? "~" + group : group;
  }

  private static Finding along(
      List<Median> medians, String group, String direction, Reading reading) {
    if (medians.isEmpty()) {
      return new Finding("No %s has a known follower count yet.".formatted(group));
    }
    return new Finding(
        headline(medians, group, direction), ratio(medians), reading.medianSentence());
  }

  private static String headline(List<Median> medians, String group, String direction) {
    Median first = medians.get(0);
    Median last = medians.get(medians.size() - 1);
    if (medians.size() == 1) {
      return "The only %s, %s, has a median of %s."
          .formatted(group, first.group(), followers(first));
    }
    if (most(medians) == least(medians)) {
      return "All %d %ss have the same median, %s."
          .formatted(medians.size(), group, followers(first));
    }
    if (medians.size() > 2 && (steady(medians, 1) || steady(medians, -1))) {
      return "The median follower count %s %s: from %s (%s) to %s (%s)."
          .formatted(
              steady(medians, 1) ? "rises" : "falls",
              direction,
              Wording.number(first.value()),
              first.group(),
              Wording.number(last.value()),
              last.group());
    }
    return "The median follower count is highest for %s (%s) and lowest for %s (%s)."
        .formatted(
            groups(medians, most(medians)),
            Wording.number(most(medians)),
            groups(medians, least(medians)),
            Wording.number(least(medians)));
  }

  private static String followers(Median median) {
    return Wording.counted(median.value(), "follower", "followers");
  }

  private static boolean steady(List<Median> medians, int sign) {
    for (int i = 1; i < medians.size(); i++) {
      if (sign * Double.compare(medians.get(i).value(), medians.get(i - 1).value()) <= 0) {
        return false;
      }
    }
    return true;
  }

  private static double most(List<Median> medians) {
    return medians.stream().mapToDouble(Median::value).max().orElse(0);
  }

  private static double least(List<Median> medians) {
    return medians.stream().mapToDouble(Median::value).min().orElse(0);
  }

  private static String groups(List<Median> medians, double value) {
    return Wording.list(
        medians.stream().filter(median -> median.value() == value).map(Median::group).toList());
  }

  private static String ratio(List<Median> medians) {
    double least = least(medians);
    double ratio = least > 0 ? most(medians) / least : 0;
    return ratio < 2
        ? ""
        : "The highest is %s times the lowest."
            .formatted(
                Wording.number(ratio < 10 ? Math.round(ratio * 10) / 10.0 : Math.round(ratio)));
  }

  static Finding byJoiningYearAndAgeGroup(List<Row> rows, Reading reading) {
    List<Median> medians =
        medians(
            rows,
            row -> "%s who joined in %s".formatted(row.text("age_group"), row.text("post_year")));
    if (medians.isEmpty()) {
      return new Finding("No age group of any joining year has a known follower count yet.");
    }
    return new Finding(bothHeadline(medians), highestByYear(rows), reading.medianSentence());
  }

  private static String bothHeadline(List<Median> medians) {
    if (most(medians) == least(medians)) {
      return "The median is %s for %s."
          .formatted(
              followers(medians.get(0)),
              medians.size() == 1 ? medians.get(0).group() : "every group");
    }
    return "The highest median is %s, for %s; the lowest is %s, for %s."
        .formatted(
            Wording.number(most(medians)),
            groups(medians, most(medians)),
            Wording.number(least(medians)),
            groups(medians, least(medians)));
  }

  private static String highestByYear(List<Row> rows) {
    Map<String, List<Row>> years = new LinkedHashMap<>();
    rows.stream()
        .sorted(Comparator.comparing(row -> row.text("post_year")))
        .forEach(
            row ->
                years.computeIfAbsent(row.text("post_year"), year -> new ArrayList<>()).add(row));
    Map<String, List<String>> yearsByHighest = new LinkedHashMap<>();
    years.forEach(
        (year, ofYear) ->
            yearsByHighest.computeIfAbsent(highest(ofYear), group -> new ArrayList<>()).add(year));
    yearsByHighest.remove("");
    return years.size() < 2 ? "" : highestSentence(yearsByHighest, years.size());
  }

  private static String highest(List<Row> rows) {
    List<Median> medians = medians(rows, row -> row.text("age_group"));
    return groups(medians, most(medians));
  }

  private static String highestSentence(Map<String, List<String>> yearsByHighest, int years) {
    List<String> clauses = new ArrayList<>();
    yearsByHighest.forEach(
        (group, which) ->
            clauses.add(
                "%s in %s"
                    .formatted(
                        clauses.isEmpty() ? group + " has the highest median" : group,
                        which.size() == years ? "every joining year" : Wording.list(which))));
    return clauses.isEmpty() ? "" : Wording.capitalised(String.join("; ", clauses)) + ".";
  }

  static Finding joined(List<Row> rows, Reading reading) {
    if (rows.isEmpty()) {
      return new Finding("Nobody in the data joined in 2015 to 2020.");
    }
    Totals years = Totals.of(rows, "post_year", "number_users_joined");
    String what = reading.people() ? "people" : "user rows";
    String of =
        "%s of %s %s".formatted(Wording.number(years.most()), Wording.number(years.sum()), what);
    String which =
        years.largest().size() == 1
            ? "Most joined in %s: %s (%s).".formatted(years.largest().get(0), of, years.share())
            : "Most joined in %s: %s each.".formatted(Wording.list(years.largest()), of);
    return new Finding(
        which,
        reading.people()
            ? "A person is a name, an age and a joining time (--users people)."
            : "There is one user row a post: who has several posts counts several times.",
        CategoryFindings.missing(years, 2015, 2020));
  }
}
