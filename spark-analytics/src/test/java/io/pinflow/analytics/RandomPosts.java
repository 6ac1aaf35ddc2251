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
 * Posts made to break queries: many ties, nulls, years and ages out of range, tables that lack some
 * of the posts.
 */
final class RandomPosts {

  private static final String[] CATEGORIES = {
    "art", "beauty", "christmas", "diy-and-crafts", "travel", null
  };
  private static final int[] FOLLOWERS = {0, 1, 2, 111, 196, 43_000, 110_000, 2_000_000};

  private final Random random;
  private final int posts;

  RandomPosts(long seed, int posts) {
    this.random = new Random(seed);
    this.posts = posts;
  }

  Dataset<Row> rows(SparkSession spark, Table table) {
    List<Row> rows = new ArrayList<>();
    for (int ind = 0; ind < posts; ind++) {
      if (random.nextInt(10) > 0) {
        rows.add(row(table, ind));
      }
    }
    return spark.createDataFrame(rows, Schemas.of(table));
  }

  private Row row(Table table, int ind) {
    return switch (table) {
      case PIN -> pin(ind);
      case GEO ->
          RowFactory.create(
              ind,
              mostly("Country " + random.nextInt(1 + posts / 20)),
              new Double[] {random.nextDouble() * 90, random.nextDouble() * 180},
              time(2016));
      case USER ->
          RowFactory.create(
              ind,
              mostly("Person " + random.nextInt(3)),
              15 + random.nextInt(40),
              time(2014).withHour(0).withMinute(0).withSecond(0).withDayOfYear(1));
    };
  }

  private Row pin(int ind) {
    return RowFactory.create(
        ind,
        "id-" + ind,
        mostly("title"),
        mostly("description"),
        random.nextInt(8) == 0 ? null : FOLLOWERS[random.nextInt(FOLLOWERS.length)],
        mostly("Poster " + random.nextInt(6)),
        "tag",
        "image",
        null,
        "/data/art",
        CATEGORIES[random.nextInt(CATEGORIES.length)]);
  }

  private String mostly(String text) {
    return random.nextInt(12) == 0 ? null : text;
  }

  private LocalDateTime time(int firstYear) {
    return LocalDateTime.of(
        firstYear + random.nextInt(9),
        1 + random.nextInt(12),
        1 + random.nextInt(28),
        random.nextInt(24),
        random.nextInt(60),
        random.nextInt(60));
  }
}
