package io.pinflow.analytics;

import io.pinflow.records.Table;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Posts of nothing but edge values: nulls in every column, empty texts, first and last instants of
 * years, ages beside every bound, negative and huge numbers, the same person with several posts,
 * names that other orders than that of UTF-8's bytes sort otherwise.
 */
final class EdgePosts {

  /** UTF-16 has the last one before the one before it; a dictionary has z before Z. */
  private static final String[] NAMES = {
    "Z", "a", "", "é", "e\u0301", "z", " a", "ß", "\u65E5\u672C", "\uFF41", "\uD83D\uDCCC", null
  };

  private static final Integer[] FOLLOWERS = {
    Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0, 1, 2, 2, 15_000_000, null
  };
  private static final Integer[] AGES = {
    17, 18, 24, 25, 35, 36, 50, 51, 0, -1, Integer.MAX_VALUE, null
  };
  private static final int[] POST_YEARS = {2017, 2018, 2020, 2022, 2023, 1969};
  private static final int[] JOINING_YEARS = {2014, 2015, 2017, 2020, 2021, 1};

  private final Random random;
  private final int posts;

  EdgePosts(long seed, int posts) {
    this.random = new Random(seed);
    this.posts = posts;
  }

  Dataset<Row> rows(SparkSession spark, Table table) {
    List<Row> rows = new ArrayList<>();
    for (int post = 0; post < posts; post++) {
      int ind = post == 0 ? Integer.MIN_VALUE : post;
      if (random.nextInt(20) > 0) {
        rows.add(row(table, ind));
      }
    }
    return spark.createDataFrame(rows, Schemas.of(table));
  }

  private Row row(Table table, int ind) {
    return switch (table) {
      case PIN ->
          RowFactory.create(
              ind,
              null,
              null,
              null,
              any(FOLLOWERS),
              any(NAMES),
              null,
              null,
              null,
              null,
              any(NAMES));
      case GEO -> RowFactory.create(ind, any(NAMES), null, time(POST_YEARS));
      case USER ->
          RowFactory.create(
              ind, random.nextInt(3) == 0 ? "one person" : any(NAMES), any(AGES), joined());
    };
  }

  private LocalDateTime joined() {
    return time(JOINING_YEARS);
  }

  private LocalDateTime time(int[] years) {
    int year = years[random.nextInt(years.length)];
    return switch (random.nextInt(7)) {
      case 0 -> null;
      case 1, 2, 3 -> LocalDateTime.of(year, 1, 1, 0, 0);
      default -> LocalDateTime.of(year, 12, 31, 23, 59, 59, 999_999_000);
    };
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
