package io.pinflow.analytics.report;

import java.util.List;
import java.util.Locale;

/** The report's chapters and the questions each answers. */
enum Chapter {
  CATEGORIES(
      "Categories",
      Question.MOST_POPULAR_CATEGORY_BY_COUNTRY,
      Question.CATEGORY_POSTS_BY_YEAR,
      Question.MOST_POPULAR_CATEGORY_BY_YEAR,
      Question.MOST_POPULAR_CATEGORY_BY_AGE_GROUP),
  FOLLOWERS(
      "The most followed",
      Question.MOST_FOLLOWED_USER_BY_COUNTRY,
      Question.COUNTRY_WITH_MOST_FOLLOWED_USER,
      Question.MEDIAN_FOLLOWER_COUNT_BY_AGE_GROUP),
  JOINING(
      "Joining years",
      Question.USERS_JOINED_BY_YEAR,
      Question.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR,
      Question.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR_AND_AGE_GROUP);

  private final String title;

  // List.of is immutable.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Question> questions;

  Chapter(String title, Question... questions) {
    this.title = title;
    this.questions = List.of(questions);
  }

  String title() {
    return title;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<Question> questions() {
    return questions;
  }
}
