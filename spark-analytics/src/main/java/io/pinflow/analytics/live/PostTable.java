package io.pinflow.analytics.live;

import java.util.List;
import org.apache.spark.sql.SparkSession;

/** A Delta table that keeps one row a post. */
interface PostTable {

  /** How many rows a write added and changed. */
  record Written(long inserted, long updated) {
    static final Written NOTHING = new Written(0, 0);
  }

  /**
   * Brings posts into the table in one commit, or in none when it has all of them as they are.
   *
   * @param spark the session of the query
   * @param posts at most one row a post
   */
  Written write(SparkSession spark, List<Post> posts, BatchId id) throws InterruptedException;

  /** How many rows the table has. */
  long rows();
}
