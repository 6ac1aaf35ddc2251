package io.pinflow.analytics.aggregates;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * The posters with the most followers of each country, with the number of posts that show it.
 *
 * <p>A maximum can't be taken back. So of each country some posts below the first are kept too: all
 * with at least as many followers as its <em>floor</em>. Only when none of them is left must the
 * country be looked through again.
 */
final class Leaders {

  /** The follower count down to which a country is known. */
  static final String FLOOR = "floor";

  /** Posts of a country that are kept; more when more share the first place. */
  private static final int POSTS = 100;

  private static final String NUMBER = Cells.NUMBER;
  private static final WindowSpec COUNTRY = Window.partitionBy(Facts.COUNTRY);
  private static final WindowSpec DOWN = COUNTRY.orderBy(col(Facts.FOLLOWERS).desc());

  private Leaders() {}

  /** The leaders of posts of which none is missing; reads them twice. */
  static Dataset<Row> ofPosts(Dataset<Row> posts) {
    Dataset<Row> known = known(posts);
    Dataset<Row> floors =
        floors(known.groupBy(Facts.COUNTRY, Facts.FOLLOWERS).agg(sum(Cells.SIGN).as(NUMBER)));
    return counted(
        known.join(broadcast(floors), Facts.COUNTRY).where(col(Facts.FOLLOWERS).geq(col(FLOOR))));
  }

  /** Posts with a country, a poster and a follower count. */
  private static Dataset<Row> known(Dataset<Row> posts) {
    return posts
        .where(
            col(Facts.COUNTRY)
                .isNotNull()
                .and(col(Facts.POSTER).isNotNull())
                .and(col(Facts.FOLLOWERS).isNotNull()))
        .select(Facts.COUNTRY, Facts.POSTER, Facts.FOLLOWERS, Cells.SIGN);
  }

  private static Dataset<Row> counted(Dataset<Row> posts) {
    return posts
        .groupBy(Facts.COUNTRY, Facts.POSTER, Facts.FOLLOWERS)
        .agg(sum(Cells.SIGN).as(NUMBER), max(FLOOR).as(FLOOR))
        .where(col(NUMBER).notEqual(0));
  }

  /** Of each country the smallest follower count to keep. */
  static Dataset<Row> floors(Dataset<Row> numbers) {
    return numbers
        .select(col(Facts.COUNTRY), col(Facts.FOLLOWERS), kept().as("kept"))
        .groupBy(Facts.COUNTRY)
        .agg(
            when(min("kept"), lit(Integer.MIN_VALUE))
                .otherwise(min(when(col("kept"), col(Facts.FOLLOWERS))))
                .as(FLOOR));
  }

  private static Column kept() {
    return sum(NUMBER).over(DOWN).leq(POSTS).or(rank().over(DOWN).equalTo(1));
  }

  /**
   * Leaders after posts came and went; a country without any must be looked through.
   *
   * @param leaders as they were
   * @param posts what came and went
   */
  static Dataset<Row> after(Dataset<Row> leaders, Dataset<Row> posts) {
    Dataset<Row> floors = leaders.groupBy(Facts.COUNTRY).agg(min(FLOOR).as(FLOOR));
    Dataset<Row> came =
        known(posts)
            .join(broadcast(floors), scala(Facts.COUNTRY), "left_outer")
            .withColumn(FLOOR, coalesce(col(FLOOR), lit(Integer.MIN_VALUE)))
            .where(col(Facts.FOLLOWERS).geq(col(FLOOR)));
    Dataset<Row> before =
        leaders.select(
            col(Facts.COUNTRY),
            col(Facts.POSTER),
            col(Facts.FOLLOWERS),
            col(NUMBER).as(Cells.SIGN),
            col(FLOOR));
    return trimmed(counted(before.unionByName(came)));
  }

  private static String[] scala(String column) {
    return new String[] {column};
  }

  private static Dataset<Row> trimmed(Dataset<Row> leaders) {
    Column lowest =
        when(min("kept").over(COUNTRY), col(FLOOR))
            .otherwise(min(when(col("kept"), col(Facts.FOLLOWERS))).over(COUNTRY));
    return leaders
        .withColumn("kept", kept())
        .withColumn(FLOOR, lowest)
        .where(col("kept"))
        .drop("kept");
  }

  /** Leaders without those of some countries. */
  static Dataset<Row> without(Dataset<Row> leaders, Object... countries) {
    return leaders.where(not(col(Facts.COUNTRY).isin(countries)));
  }
}
