package io.pinflow.benchmark.analytics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;

/**
 * Posts as the S3 sink lands them after cleaning: Parquet objects in the folders of the three
 * topics, made by DuckDB from the number of the post alone.
 *
 * <p>As in the real tables: texts that hardly compress, a dozen categories, some 230 countries, two
 * posts a person, follower counts rounded to thousands from one thousand on, one in a hundred
 * fields unknown.
 */
final class LandedPosts {
  private static final long POSTS_OF_AN_OBJECT = 100_000;

  private static final Map<String, String> COLUMNS =
      Map.of(
          "pin",
          """
          i::INTEGER AS ind, uuid()::VARCHAR AS unique_id,
          CASE WHEN hash(i, 1) % 100 = 0 THEN NULL ELSE 'Post ' || md5(i::VARCHAR) END AS title,
          CASE WHEN hash(i, 2) % 11 = 0 THEN NULL
            ELSE md5(i || 'a') || ' ' || md5(i || 'b') || ' ' || md5(i || 'c') || ' …' END
            AS description,
          CASE WHEN hash(i, 3) % 130 = 0 THEN NULL
            WHEN followers < 1000 THEN followers
            WHEN followers < 1000000 THEN followers // 1000 * 1000
            ELSE followers // 1000000 * 1000000 END::INTEGER AS follower_count,
          CASE WHEN hash(i, 3) % 130 = 0 THEN NULL ELSE 'Poster ' || poster END AS poster_name,
          'Tag ' || hash(i, 4) % 5000 || ',Tag ' || hash(i, 5) % 5000 AS tag_list,
          CASE WHEN hash(i, 6) % 20 = 0 THEN 'video' ELSE 'image' END AS is_image_or_video,
          'https://i.pinimg.com/originals/' || md5(i || 'd') || '.jpg' AS image_src,
          '/data/category-' || hash(i, 7) % 12 AS save_location,
          'category-' || hash(i, 7) % 12 AS category
          FROM (SELECT i, hash(i, 8) % 300000 AS poster,
            (exp(((hash(hash(i, 8) % 300000, 9) % 100000) / 100000) * 16))::BIGINT AS followers
            FROM posts)
          """,
          "geo",
          """
          i::INTEGER AS ind, 'Country ' || hash(i, 11) % 233 AS country,
          [((hash(i, 12) % 1800000) / 10000 - 90)::DOUBLE,
           ((hash(i, 13) % 3600000) / 10000 - 180)::DOUBLE] AS coordinates,
          (TIMESTAMP '2017-10-01' + to_seconds((hash(i, 14) % 160000000)::BIGINT)) AS timestamp
          FROM posts
          """,
          "user",
          """
          i::INTEGER AS ind, 'First' || person % 800 || ' Last' || person AS user_name,
          (18 + hash(person, 15) % 63)::INTEGER AS age,
          (TIMESTAMP '2015-01-01' + to_seconds((hash(person, 16) % 90000000)::BIGINT))
            AS date_joined
          FROM (SELECT i, hash(i // 21, (i * 7) % 10) AS person FROM posts)
          """);

  private final Path folder;

  /** Posts below a folder, which is what the batch takes as its input. */
  LandedPosts(Path folder) {
    this.folder = folder;
  }

  /** Lands the posts of these numbers, in objects of a hundred thousand. */
  void land(long first, long number) throws SQLException, IOException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      for (long from = first; from < first + number; from += POSTS_OF_AN_OBJECT) {
        long to = Math.min(first + number, from + POSTS_OF_AN_OBJECT);
        for (Map.Entry<String, String> table : COLUMNS.entrySet()) {
          land(statement, table.getKey(), table.getValue(), from, to);
        }
      }
    }
  }

  private void land(Statement statement, String table, String columns, long from, long to)
      throws SQLException, IOException {
    String topic = "bench." + table + ".cleaned";
    Path partition = Files.createDirectories(folder.resolve(topic).resolve("partition=0"));
    String name = String.format(Locale.ROOT, "%s+0+%010d.snappy.parquet", topic, from);
    Path part = partition.resolve("." + name);
    statement.execute(
        "COPY (WITH posts AS (SELECT range AS i FROM range("
            + from
            + ", "
            + to
            + ")) SELECT "
            + columns
            + ") TO '"
            + part
            + "' (FORMAT parquet, COMPRESSION snappy)");
    Files.move(part, partition.resolve(name));
  }
}
