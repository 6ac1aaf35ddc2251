package io.pinflow.analytics;

import io.pinflow.records.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The questions; each has its SQL in {@code /queries/<name>.sql}. */
public enum Query {
  MOST_POPULAR_CATEGORY_BY_COUNTRY,
  CATEGORY_POSTS_BY_YEAR,
  MOST_POPULAR_CATEGORY_BY_YEAR,
  MOST_FOLLOWED_USER_BY_COUNTRY,
  COUNTRY_WITH_MOST_FOLLOWED_USER,
  MOST_POPULAR_CATEGORY_BY_AGE_GROUP,
  MEDIAN_FOLLOWER_COUNT_BY_AGE_GROUP,
  USERS_JOINED_BY_YEAR,
  MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR,
  MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR_AND_AGE_GROUP;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** Its name in lower_snake_case, of its SQL file and its result file. */
  public String label() {
    return label;
  }

  /** Its result file. */
  public String resultFile() {
    return label + ".jsonl";
  }

  /** Its result file for spreadsheets. */
  public String csvFile() {
    return label + ".csv";
  }

  /** Whether it asks for something in a table. */
  boolean reads(Table table) {
    return sql().contains("IDENTIFIER(:" + table.topicSuffix() + "_table)");
  }

  /** Its SQL, with named parameters. */
  public String sql() {
    try (InputStream file = Query.class.getResourceAsStream("/queries/" + label + ".sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
