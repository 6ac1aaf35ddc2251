package io.pinflow.analytics.report;

import java.util.List;
import java.util.Locale;

/** The ten queries in the order of the report, with the columns rules.md gives them. */
enum Question {
  MOST_POPULAR_CATEGORY_BY_COUNTRY(
      "Which category is most popular in each country?",
      Column.COUNTRY,
      Column.CATEGORY,
      Column.POSTS),
  CATEGORY_POSTS_BY_YEAR(
      "How many posts has each category in each year?", Column.YEAR, Column.CATEGORY, Column.POSTS),
  MOST_POPULAR_CATEGORY_BY_YEAR(
      "Which category is most popular in each year?", Column.YEAR, Column.CATEGORY, Column.POSTS),
  MOST_FOLLOWED_USER_BY_COUNTRY(
      "Who is the most followed poster in each country?",
      Column.COUNTRY,
      Column.POSTER,
      Column.FOLLOWERS),
  COUNTRY_WITH_MOST_FOLLOWED_USER(
      "Which country has the most followed poster of all?", Column.COUNTRY, Column.FOLLOWERS),
  MOST_POPULAR_CATEGORY_BY_AGE_GROUP(
      "Which category is most popular in each age group?",
      Column.AGE_GROUP,
      Column.CATEGORY,
      Column.POSTS),
  MEDIAN_FOLLOWER_COUNT_BY_AGE_GROUP(
      "How many followers do age groups have?", Column.AGE_GROUP, Column.MEDIAN),
  USERS_JOINED_BY_YEAR("How many users joined in each year?", Column.JOINING_YEAR, Column.JOINED),
  MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR(
      "How many followers do the users of each joining year have?",
      Column.JOINING_YEAR,
      Column.MEDIAN),
  MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR_AND_AGE_GROUP(
      "How do joining year and age group go together?",
      Column.AGE_GROUP,
      Column.JOINING_YEAR,
      Column.MEDIAN);

  /** A column: its name in the result, its heading for people, and whether it holds numbers. */
  enum Column {
    COUNTRY("country", "Country"),
    CATEGORY("category", "Category"),
    POSTER("poster_name", "Poster"),
    AGE_GROUP("age_group", "Age group"),
    YEAR("post_year", "Year"),
    JOINING_YEAR("post_year", "Joining year"),
    POSTS("category_count", "Posts"),
    FOLLOWERS("follower_count", "Followers"),
    MEDIAN("median_follower_count", "Median followers"),
    JOINED("number_users_joined", "Users joined");

    private final String field;
    private final String heading;

    Column(String field, String heading) {
      this.field = field;
      this.heading = heading;
    }

    String field() {
      return field;
    }

    String heading() {
      return heading;
    }

    boolean counts() {
      return compareTo(POSTS) >= 0;
    }
  }

  private final String title;

  // List.of is immutable.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Column> columns;

  Question(String title, Column... columns) {
    this.title = title;
    this.columns = List.of(columns);
  }

  String title() {
    return title;
  }

  List<Column> columns() {
    return columns;
  }

  /** The query's name, as in {@code queries/<name>.sql} and {@code <name>.jsonl}. */
  String query() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the result says. */
  Finding finding(Results results) {
    List<Row> rows = results.rows(this);
    Reading reading = results.summary().options();
    return switch (this) {
      case MOST_POPULAR_CATEGORY_BY_COUNTRY -> CategoryFindings.byCountry(rows, reading);
      case CATEGORY_POSTS_BY_YEAR -> CategoryFindings.postsByYear(rows);
      case MOST_POPULAR_CATEGORY_BY_YEAR ->
          CategoryFindings.bySmallGroup(
              rows, "post_year", "No post with a category is dated 2018 to 2022.", reading);
      case MOST_FOLLOWED_USER_BY_COUNTRY -> FollowerFindings.byCountry(rows);
      case COUNTRY_WITH_MOST_FOLLOWED_USER ->
          FollowerFindings.country(rows, results.rows(MOST_FOLLOWED_USER_BY_COUNTRY));
      case MOST_POPULAR_CATEGORY_BY_AGE_GROUP ->
          CategoryFindings.bySmallGroup(
              rows, "age_group", "No post with a category is by a user of 18 or more.", reading);
      case MEDIAN_FOLLOWER_COUNT_BY_AGE_GROUP -> MedianFindings.byAgeGroup(rows, reading);
      case USERS_JOINED_BY_YEAR -> MedianFindings.joined(rows, reading);
      case MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR -> MedianFindings.byJoiningYear(rows, reading);
      case MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR_AND_AGE_GROUP ->
          MedianFindings.byJoiningYearAndAgeGroup(rows, reading);
    };
  }
}
