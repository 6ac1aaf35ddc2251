package io.pinflow.analytics.live;

import io.pinflow.analytics.Conflicts;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.MergeStatement;
import io.pinflow.records.Table;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** A table of a platform that commits its own way, as Databricks does: every batch is a MERGE. */
final class MergedPostTable implements PostTable {

  private final Location target;
  private final PostMerge merge;
  private long rows;

  MergedPostTable(Table table, Location target, long rows) {
    this.target = target;
    this.merge = new PostMerge(table, target);
    this.rows = rows;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public Written write(SparkSession spark, List<Post> posts, BatchId id)
      throws InterruptedException {
    if (posts.isEmpty()) {
      return Written.NOTHING;
    }
    Backoff backoff = new Backoff(target.text());
    while (true) {
      try {
        MergeStatement.Affected affected = merge.run(spark, posts, id);
        rows += affected.inserted();
        return new Written(affected.inserted(), affected.updated());
      } catch (RuntimeException failure) {
        if (!Conflicts.caused(failure)) {
          throw failure;
        }
        backoff.await(failure);
      }
    }
  }
}
