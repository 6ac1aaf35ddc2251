package io.pinflow.analytics;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a table that a public notebook displayed was made, in terms of our queries and options.
 *
 * @param columns the columns of our answer that the table has, {@value #NOT_OURS} for others
 * @param years the years that both have; null when all
 */
record PublishedReading(
    Query query,
    QueryOptions options,
    List<String> columns,
    Years years,
    Relation relation,
    Joined joined) {

  /** A column of a table that our answer has not. */
  static final String NOT_OURS = "";

  /** A span of years, inclusive. */
  record Years(int first, int last) {}

  /** What our answer is of the published rows. */
  enum Relation {
    SAME,
    /** They count every category of a group, we the most frequent. */
    THEIR_FIRST_PLACES,
    /** They show a part of it. */
    MORE
  }

  /** What their queries took for the time of joining. */
  enum Joined {
    DATE_JOINED,
    /** The time of the post: as if the table of users had it. */
    TIME_OF_POST
  }

  private static final Years POST_YEARS = new Years(2018, 2022);
  private static final QueryOptions.Median EXACT = QueryOptions.Median.EXACT;
  private static final QueryOptions.Median APPROXIMATE = QueryOptions.Median.APPROXIMATE;

  private record Rule(
      String task,
      Pattern reading,
      Query query,
      QueryOptions.Median median,
      Years years,
      Relation relation,
      Joined joined) {

    Rule(String task, String reading, Query query, QueryOptions.Median median) {
      this(task, Pattern.compile(reading), query, median, null, Relation.SAME, Joined.DATE_JOINED);
    }

    Rule in(Years both) {
      return new Rule(task, reading, query, median, both, relation, joined);
    }

    Rule as(Relation other) {
      return new Rule(task, reading, query, median, years, other, joined);
    }

    Rule byTimeOfPost(Years both) {
      return new Rule(task, reading, query, median, both, relation, Joined.TIME_OF_POST);
    }

    PublishedReading of(List<String> columns) {
      return new PublishedReading(
          query,
          new QueryOptions(median, QueryOptions.Ties.ALL, QueryOptions.Users.POSTS),
          columns.stream().map(PublishedReading::ourName).toList(),
          years,
          relation,
          joined);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule("Q4", "TOP-ties.*", Query.MOST_POPULAR_CATEGORY_BY_COUNTRY, EXACT),
          new Rule("Q4", "ALL", Query.MOST_POPULAR_CATEGORY_BY_COUNTRY, EXACT)
              .as(Relation.THEIR_FIRST_PLACES),
          new Rule(
              "Q5", "post.timestamp filter=2018-2022 ALL", Query.CATEGORY_POSTS_BY_YEAR, EXACT),
          new Rule(
                  "Q5",
                  "post.timestamp filter=(none|2018-2022) TOP-ties.*",
                  Query.MOST_POPULAR_CATEGORY_BY_YEAR,
                  EXACT)
              .in(POST_YEARS),
          new Rule("Q6a", "(poster|user): TOP.*", Query.MOST_FOLLOWED_USER_BY_COUNTRY, EXACT),
          new Rule(
                  "Q6a",
                  "(poster|user): subset of TOP.*",
                  Query.MOST_FOLLOWED_USER_BY_COUNTRY,
                  EXACT)
              .as(Relation.MORE),
          new Rule("Q6b", "MAX=.*; 1 tied country", Query.COUNTRY_WITH_MOST_FOLLOWED_USER, EXACT),
          new Rule("Q6b", "max per country.*", Query.MOST_FOLLOWED_USER_BY_COUNTRY, EXACT),
          new Rule("Q7", "TOP-ties.*", Query.MOST_POPULAR_CATEGORY_BY_AGE_GROUP, EXACT),
          new Rule("Q7", "ALL", Query.MOST_POPULAR_CATEGORY_BY_AGE_GROUP, EXACT)
              .as(Relation.THEIR_FIRST_PLACES),
          new Rule(
              "Q8", "pin\\+user median=exact", Query.MEDIAN_FOLLOWER_COUNT_BY_AGE_GROUP, EXACT),
          new Rule(
              "Q8",
              "pin\\+user median=lower",
              Query.MEDIAN_FOLLOWER_COUNT_BY_AGE_GROUP,
              APPROXIMATE),
          new Rule(
              "Q9", "user rows year=date_joined count=rows", Query.USERS_JOINED_BY_YEAR, EXACT),
          new Rule(
                  "Q9",
                  "geo\\+user rows year=timestamp count=rows subset \\[2018, .*",
                  Query.USERS_JOINED_BY_YEAR,
                  EXACT)
              .byTimeOfPost(new Years(2018, 2020)),
          joined("Q10", "exact", Query.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR, EXACT),
          joined("Q10", "lower", Query.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR, APPROXIMATE),
          joined("Q11", "exact", Query.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR_AND_AGE_GROUP, EXACT),
          joined(
              "Q11",
              "lower",
              Query.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR_AND_AGE_GROUP,
              APPROXIMATE),
          posted("Q10", "exact", Query.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR, EXACT),
          posted("Q10", "lower", Query.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR, APPROXIMATE),
          posted("Q11", "exact", Query.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR_AND_AGE_GROUP, EXACT),
          posted(
              "Q11",
              "lower",
              Query.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR_AND_AGE_GROUP,
              APPROXIMATE));

  private static Rule joined(String task, String median, Query query, QueryOptions.Median option) {
    return new Rule(task, "pin\\+user year=date_joined median=" + median, query, option);
  }

  private static Rule posted(String task, String median, Query query, QueryOptions.Median option) {
    return new Rule(task, "pin\\+geo\\+user year=timestamp median=" + median, query, option)
        .byTimeOfPost(new Years(2015, 2020));
  }

  /** Our reading of a published table, empty where none of our queries and options is like it. */
  static Optional<PublishedReading> of(String task, String reading, List<String> columns) {
    return RULES.stream()
        .filter(rule -> rule.task().equals(task) && rule.reading().matcher(reading).matches())
        .findFirst()
        .map(rule -> rule.of(columns));
  }

  private static String ourName(String column) {
    return switch (column) {
      case "year", "year_joined", "join_year" -> "post_year";
      case "max_followers" -> "follower_count";
      case "user_name" -> NOT_OURS;
      default -> column;
    };
  }
}
