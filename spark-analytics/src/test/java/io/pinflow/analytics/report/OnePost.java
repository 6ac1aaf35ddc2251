package io.pinflow.analytics.report;

import static io.pinflow.analytics.report.SampleResults.row;

import java.nio.file.Path;
import java.util.List;

/** The results of a single post. */
final class OnePost {
  private OnePost() {}

  static SampleResults write(Path folder) {
    return new SampleResults(folder)
        .run(1, 0, true)
        .write(
            Question.MOST_POPULAR_CATEGORY_BY_COUNTRY,
            List.of(row("country", "Albania", "category", "art", "category_count", 1)))
        .write(
            Question.CATEGORY_POSTS_BY_YEAR,
            List.of(row("post_year", 2019, "category", "art", "category_count", 1)))
        .write(
            Question.MOST_POPULAR_CATEGORY_BY_YEAR,
            List.of(row("post_year", 2019, "category", "art", "category_count", 1)))
        .write(
            Question.MOST_FOLLOWED_USER_BY_COUNTRY,
            List.of(row("country", "Albania", "poster_name", "Ada", "follower_count", 0)))
        .write(
            Question.COUNTRY_WITH_MOST_FOLLOWED_USER,
            List.of(row("country", "Albania", "follower_count", 0)))
        .write(
            Question.MOST_POPULAR_CATEGORY_BY_AGE_GROUP,
            List.of(row("age_group", "+50", "category", "art", "category_count", 1)))
        .write(
            Question.MEDIAN_FOLLOWER_COUNT_BY_AGE_GROUP,
            List.of(row("age_group", "+50", "median_follower_count", 0.0)))
        .write(
            Question.USERS_JOINED_BY_YEAR,
            List.of(row("post_year", 2016, "number_users_joined", 1)))
        .write(
            Question.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR,
            List.of(row("post_year", 2016, "median_follower_count", 0.0)))
        .write(
            Question.MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR_AND_AGE_GROUP,
            List.of(row("age_group", "+50", "post_year", 2016, "median_follower_count", 0.0)));
  }
}
