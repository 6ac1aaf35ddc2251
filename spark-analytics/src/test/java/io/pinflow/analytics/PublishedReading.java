package io.pinflow.analytics;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How a table that a public notebook displayed was made, in terms of our queries and options.
 *
 * @param columns the columns of our answer that the table has
 * @param years the years that both have; null when all
 */
record PublishedReading(Query query, QueryOptions options, List<String> columns, Years years) {

  /** A span of years, inclusive. */
  record Years(int first, int last) {}

  private static final Years POST_YEARS = new Years(2018, 2022);

  private record Rule(
      String task, Pattern reading, Query query, QueryOptions.Median median, Years years) {}

  private static final QueryOptions.Median EXACT = QueryOptions.Median.EXACT;
  private static final QueryOptions.Median APPROXIMATE = QueryOptions.Median.APPROXIMATE;

  private static final List<Rule> RULES =
      List.of(
          rule("Q4", "TOP-ties.*", Query.MOST_POPULAR_CATEGORY_BY_COUNTRY, EXACT),
          rule("Q5", "post.timestamp filter=2018-2022 ALL", Query.CATEGORY_POSTS_BY_YEAR, EXACT),
          new Rule(
              "Q5",
              Pattern.compile("post.timestamp filter=(none|2018-2022) TOP-ties.*"),
              Query.MOST_POPULAR_CATEGORY_BY_YEAR,
              EXACT,
              POST_YEARS),
          rule("Q6a", "poster: TOP.*", Query.MOST_FOLLOWED_USER_BY_COUNTRY, EXACT),
          rule("Q6b", "MAX=.*; 1 tied country", Query.COUNTRY_WITH_MOST_FOLLOWED_USER, EXACT),
          rule("Q6b", "max per country.*", Query.MOST_FOLLOWED_USER_BY_COUNTRY, EXACT),
          rule("Q7", "TOP-ties.*", Query.MOST_POPULAR_CATEGORY_BY_AGE_GROUP, EXACT),
          rule("Q8", "pin\\+user median=exact", Query.MEDIAN_FOLLOWER_COUNT_BY_AGE_GROUP, EXACT),
          rule(
              "Q8",
              "pin\\+user median=lower",
              Query.MEDIAN_FOLLOWER_COUNT_BY_AGE_GROUP,
              APPROXIMATE),
          rule("Q9", "user rows year=date_joined count=rows", Query.USERS_JOINED_BY_YEAR, EXACT),
          joined("Q10", "exact", Query.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR, EXACT),
          joined("Q10", "lower", Query.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR, APPROXIMATE),
          joined("Q11", "exact", Query.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR_AND_AGE_GROUP, EXACT),
          joined(
              "Q11",
              "lower",
              Query.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR_AND_AGE_GROUP,
              APPROXIMATE));

  private static Rule rule(String task, String reading, Query query, QueryOptions.Median median) {
    return new Rule(task, Pattern.compile(reading), query, median, null);
  }

  private static Rule joined(String task, String median, Query query, QueryOptions.Median option) {
    return rule(task, "pin\\+user year=date_joined median=" + median, query, option);
  }

  /** Our reading of a published table, empty where none of our queries and options is like it. */
  static Optional<PublishedReading> of(String task, String reading, List<String> columns) {
    Predicate<Rule> fits =
        rule -> rule.task().equals(task) && rule.reading().matcher(reading).matches();
    return RULES.stream()
        .filter(fits)
        .findFirst()
        .map(
            rule ->
                new PublishedReading(
                    rule.query(),
                    new QueryOptions(
                        rule.median(), QueryOptions.Ties.ALL, QueryOptions.Users.POSTS),
                    columns.stream().map(PublishedReading::ourName).toList(),
                    rule.years()));
  }

  /** Why a table has no reading of ours. */
  static String whyNot(String task, String reading) {
    if (reading.startsWith("user:")) {
      return "names the user who posted instead of the poster with the followers";
    }
    if (reading.contains("year=timestamp")) {
      return "takes the year of the post for the year of joining";
    }
    if (reading.equals("ALL")) {
      return "counts every category of a group instead of the most popular";
    }
    return "no query has the reading " + task + " " + reading;
  }

  private static String ourName(String column) {
    return switch (column) {
      case "year", "year_joined", "join_year" -> "post_year";
      case "max_followers" -> "follower_count";
      default -> column;
    };
  }
}
