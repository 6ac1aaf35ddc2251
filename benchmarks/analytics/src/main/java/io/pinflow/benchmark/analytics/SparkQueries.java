package io.pinflow.benchmark.analytics;

import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.Names;
import io.pinflow.analytics.Query;
import io.pinflow.analytics.QueryOptions;
import io.pinflow.analytics.Sessions;
import io.pinflow.analytics.aggregates.Aggregates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * The Spark side of the queries, a process with the job's class path: says on its output how many
 * seconds each piece of work took, a round a line.
 */
public final class SparkQueries {
  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "pin", List.of("ind", "category", "poster_name", "follower_count"),
          "geo", List.of("ind", "country", "timestamp"),
          "user", List.of("ind", "age", "date_joined"));

  private final SparkSession spark;
  private final Location tables;

  private SparkQueries(SparkSession spark, Location tables) {
    this.spark = spark;
    this.tables = tables;
  }

  /**
   * Measures.
   *
   * @param arguments the landed posts, the folder of the tables, how many rounds
   */
  public static void main(String[] arguments) {
    SparkSession spark = Sessions.of(Map.of(), Optional.empty(), Map.of());
    SparkQueries queries = new SparkQueries(spark, Location.of(arguments[1]));
    queries.makeTables(Location.of(arguments[0]));
    for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
      measure("scan", queries::scan);
      Aggregates aggregates = queries.aggregates();
      measure("count", () -> aggregates.update(Aggregates.Mode.FULL));
      measure("answers", () -> answer(aggregates));
      for (Query query : Query.values()) {
        measure(query.label(), () -> queries.answer(query));
      }
    }
    spark.stop();
  }

  private static void measure(String name, Runnable work) {
    long start = System.nanoTime();
    work.run();
    System.out.printf(Locale.ROOT, "round %s %.3f%n", name, (System.nanoTime() - start) / 1e9);
  }

  /** The tables as the batch leaves them: Delta, a file holding posts that follow each other. */
  private void makeTables(Location landed) {
    for (String table : COLUMNS.keySet()) {
      spark
          .read()
          .parquet(landed.resolve("bench." + table + ".cleaned").text())
          .drop("partition")
          .write()
          .format("delta")
          .save(table(table));
      spark.read().format("delta").load(table(table)).createOrReplaceTempView("bench_" + table);
    }
  }

  private String table(String name) {
    return tables.resolve("bench_" + name + "_table").text();
  }

  /** All that the queries read, read and thrown away. */
  private void scan() {
    COLUMNS.forEach(
        (table, columns) ->
            spark
                .read()
                .format("delta")
                .load(table(table))
                .select(columns.stream().map(functions::col).toArray(Column[]::new))
                .write()
                .format("noop")
                .mode("overwrite")
                .save());
  }

  private Aggregates aggregates() {
    return new Aggregates(spark, new Folders(spark), new Names("bench"), tables);
  }

  private static void answer(Aggregates aggregates) {
    for (Query query : Query.values()) {
      aggregates.answer(query, options()).orElseThrow().collectAsList();
    }
  }

  /** A query's SQL over the tables, as it may be pasted anywhere. */
  private void answer(Query query) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("median", "exact");
    parameters.put("ties", "all");
    parameters.put("users", "posts");
    for (String table : COLUMNS.keySet()) {
      parameters.put(table + "_table", "bench_" + table);
    }
    spark.sql(query.sql(), parameters).collectAsList();
  }

  private static QueryOptions options() {
    return new QueryOptions(
        QueryOptions.Median.EXACT, QueryOptions.Ties.ALL, QueryOptions.Users.POSTS);
  }
}
