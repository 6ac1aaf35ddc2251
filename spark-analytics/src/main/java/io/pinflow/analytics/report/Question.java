package io.pinflow.analytics.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

  /** The column of the one number a row has. */
  Column value() {
    return columns.get(columns.size() - 1);
  }

  /** The column of who comes first, in answers that name the first of each group. */
  Optional<Column> leader() {
    return switch (this) {
      case MOST_POPULAR_CATEGORY_BY_COUNTRY,
          MOST_POPULAR_CATEGORY_BY_YEAR,
          MOST_POPULAR_CATEGORY_BY_AGE_GROUP ->
          Optional.of(Column.CATEGORY);
      case MOST_FOLLOWED_USER_BY_COUNTRY -> Optional.of(Column.POSTER);
      case COUNTRY_WITH_MOST_FOLLOWED_USER -> Optional.of(Column.COUNTRY);
      default -> Optional.empty();
    };
  }

  boolean leads(Column column) {
    return leader().filter(column::equals).isPresent();
  }

  /** What a row is about: {@code country}, {@code year}; empty where there is one row in all. */
  String group() {
    List<Column> groups =
        columns.stream().filter(column -> !column.counts() && !leads(column)).toList();
    return switch (groups.size()) {
      case 0 -> "";
      case 1 -> groups.get(0).heading().toLowerCase(Locale.ROOT);
      default -> "group";
    };
  }

  /** The same of several. */
  String groups() {
    return group().equals("country") ? "countries" : group() + "s";
  }

  /** Whether the report shows the answer on a map. */
  boolean mapped() {
    return columns.contains(Column.COUNTRY) && !leads(Column.COUNTRY);
  }

  /** Its SQL as the jar has it. */
  Optional<String> sql() {
    return Resources.optionalText("/queries/" + query() + ".sql");
  }

  /**
   * The options this query takes that two runs had differently; empty when they can be compared.
   */
  List<String> differing(Reading now, Reading before) {
    List<String> taken = sql().map(SqlView::names).orElse(List.copyOf(now.byName().keySet()));
    return now.byName().entrySet().stream()
        .filter(option -> taken.contains(option.getKey()))
        .filter(option -> !option.getValue().equals(before.byName().get(option.getKey())))
        .map(
            option ->
                "--%1$s %2$s now, --%1$s %3$s before"
                    .formatted(
                        option.getKey(), option.getValue(), before.byName().get(option.getKey())))
        .toList();
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
