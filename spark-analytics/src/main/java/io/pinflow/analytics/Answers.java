package io.pinflow.analytics;

import io.pinflow.analytics.aggregates.Aggregates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Answers the queries, several at a time, and writes the answers: from the aggregates where they
 * can tell, else from the tables.
 */
final class Answers {

  private static final String STAGE = "queries";

  private final SparkSession spark;
  private final QueryOptions options;
  private final Optional<Aggregates> aggregates;
  private final ResultFiles results;
  private final Progress progress;
  private final AtomicInteger answered = new AtomicInteger();

  Answers(
      SparkSession spark,
      QueryOptions options,
      Optional<Aggregates> aggregates,
      ResultFiles results,
      Progress progress) {
    this.spark = spark;
    this.options = options;
    this.aggregates = aggregates;
    this.results = results;
    this.progress = progress;
  }

  /** One answer a query, in the order of {@link Query}. */
  List<Summary.Answer> run() {
    progress.update(STAGE, 0, Query.values().length);
    List<Callable<Summary.Answer>> work = new ArrayList<>();
    for (Query query : Query.values()) {
      work.add(() -> answer(query));
    }
    return Workers.all(work);
  }

  private Summary.Answer answer(Query query) {
    Stopwatch watch = new Stopwatch();
    Optional<Dataset<Row>> counted = aggregates.flatMap(known -> known.answer(query, options));
    List<Row> rows = rows(query, counted.orElseGet(() -> fromTables(query)));
    results.write(query.resultFile(), rows);
    progress.update(STAGE, answered.incrementAndGet(), Query.values().length);
    return new Summary.Answer(
        query.label(), rows.size(), watch.seconds(), counted.isPresent() ? "aggregates" : "tables");
  }

  private Dataset<Row> fromTables(Query query) {
    return spark.sql(query.sql(), QueryTables.parameters(options));
  }

  private static List<Row> rows(Query query, Dataset<Row> answer) {
    try {
      return answer.collectAsList();
    } catch (Exception e) { // Scala's are checked and undeclared.
      throw AnalyticsErrors.queryFailed(query.label(), e);
    }
  }
}
