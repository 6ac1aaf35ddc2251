package io.pinflow.analytics.live;

import io.pinflow.analytics.KeyRanges;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.MergeStatement;
import io.pinflow.analytics.Schemas;
import io.pinflow.records.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Merges posts by SQL: the general way, for rows that change and for platforms of their own. */
final class PostMerge {

  private static final String APPLICATION = "spark.databricks.delta.write.txnAppId";
  private static final String VERSION = "spark.databricks.delta.write.txnVersion";

  /** The rows are here already: nothing to keep for the length of the statement. */
  private static final String MATERIALIZE = "spark.databricks.delta.merge.materializeSource";

  private final Table table;
  private final Location target;

  PostMerge(Table table, Location target) {
    this.table = table;
    this.target = target;
  }

  /** Merges posts once, however often the same micro-batch is tried. */
  MergeStatement.Affected run(SparkSession spark, List<Post> posts, BatchId id) {
    spark.conf().set(MATERIALIZE, "none");
    spark.conf().set(APPLICATION, id.query());
    spark.conf().set(VERSION, Long.toString(id.number()));
    try {
      return MergeStatement.run(
          rows(spark, posts),
          "pinflow_live_" + table.topicSuffix(),
          target,
          "ind",
          KeyRanges.ofKeys(posts.stream().map(Post::number).toList()));
    } finally {
      spark.conf().unset(MATERIALIZE);
      spark.conf().unset(APPLICATION);
      spark.conf().unset(VERSION);
    }
  }

  private Dataset<Row> rows(SparkSession spark, List<Post> posts) {
    List<Row> rows = posts.stream().map(PostMerge::row).toList();
    return spark.createDataFrame(rows, Schemas.of(table));
  }

  private static Row row(Post post) {
    return RowFactory.create(
        post.values().stream()
            .map(value -> value instanceof List<?> list ? list.toArray() : value)
            .toArray());
  }
}
