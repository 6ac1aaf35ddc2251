package io.pinflow.analytics.aggregates;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * How many posts there are of each kind that a query tells apart. Counts can be taken back, so what
 * changed is added with its sign.
 */
final class Cells {

  static final String KIND = "kind";
  static final String NUMBER = "number";

  /** Posts by country, category and year of the post. */
  static final String PLACES = "places";

  /** Posts by age group and category. */
  static final String AGES = "ages";

  /** Posts by age group, year of joining and follower count. */
  static final String FOLLOWERS = "followers";

  /** Rows of the user table by year of joining. */
  static final String JOINED = "joined";

  /** +1 for a post that came, -1 for one that went. */
  static final String SIGN = "sign";

  /** What a cell counts, without its number. */
  static final List<String> KEYS =
      List.of(
          KIND,
          Facts.COUNTRY,
          Facts.CATEGORY,
          Facts.POST_YEAR,
          Facts.AGE_GROUP,
          Facts.JOINING_YEAR,
          Facts.FOLLOWERS);

  static final StructType COLUMNS =
      new StructType()
          .add(KIND, DataTypes.StringType)
          .add(Facts.COUNTRY, DataTypes.StringType)
          .add(Facts.CATEGORY, DataTypes.StringType)
          .add(Facts.POST_YEAR, DataTypes.IntegerType)
          .add(Facts.AGE_GROUP, DataTypes.StringType)
          .add(Facts.JOINING_YEAR, DataTypes.IntegerType)
          .add(Facts.FOLLOWERS, DataTypes.IntegerType)
          .add(NUMBER, DataTypes.LongType);

  private static final String VIEW = "pinflow_aggregated_posts";

  private Cells() {}

  /**
   * The cells of posts.
   *
   * @param posts facts of the three tables, null where a post lacks its row, and {@link #SIGN}
   */
  static Dataset<Row> ofPosts(Dataset<Row> posts) {
    posts.createOrReplaceTempView(VIEW);
    return posts
        .sparkSession()
        .sql(
            """
            SELECT
              CASE
                WHEN grouping(country) = 0 THEN 'places'
                WHEN grouping(follower_count) = 0 THEN 'followers'
                ELSE 'ages'
              END AS kind,
              country, category, post_year, age_group, joining_year, follower_count,
              sum(sign) AS number
            FROM %s
            GROUP BY GROUPING SETS (
              (country, category, post_year),
              (age_group, category),
              (age_group, joining_year, follower_count)
            )
            """
                .formatted(VIEW))
        .where(
            """
            number <> 0 AND CASE kind
              WHEN 'places' THEN category IS NOT NULL AND (country IS NOT NULL OR post_year IS NOT NULL)
              WHEN 'ages' THEN category IS NOT NULL AND age_group IS NOT NULL
              ELSE follower_count IS NOT NULL AND (age_group IS NOT NULL OR joining_year IS NOT NULL)
            END
            """);
  }

  /** The cells of the user table alone; rows have its facts and {@link #SIGN}. */
  static Dataset<Row> ofUsers(Dataset<Row> users) {
    Dataset<Row> counts =
        users
            .where(col(Facts.JOINING_YEAR).isNotNull())
            .groupBy(Facts.JOINING_YEAR)
            .agg(sum(SIGN).as(NUMBER))
            .where(col(NUMBER).notEqual(0));
    return inColumns(counts.withColumn(KIND, lit(JOINED)));
  }

  /** Cells of several origins, added up. */
  static Dataset<Row> added(Dataset<Row> cells) {
    return cells
        .groupBy(KEYS.stream().map(key -> col(key)).toArray(Column[]::new))
        .agg(sum(NUMBER).as(NUMBER))
        .where(col(NUMBER).notEqual(0));
  }

  /** All columns of a cell, null where there is none of that name. */
  static Dataset<Row> inColumns(Dataset<Row> cells) {
    List<String> known = Arrays.asList(cells.columns());
    return cells.select(
        Arrays.stream(COLUMNS.fields())
            .map(
                field ->
                    known.contains(field.name())
                        ? col(field.name())
                        : lit(null).cast(field.dataType()).as(field.name()))
            .toArray(Column[]::new));
  }
}
