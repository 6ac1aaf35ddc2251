package io.pinflow.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Runs the queries, several at a time, and writes what they answer. */
final class Answers {

  private static final String STAGE = "queries";

  private final SparkSession spark;
  private final Map<String, Object> parameters;
  private final ResultFiles results;
  private final Progress progress;
  private final AtomicInteger answered = new AtomicInteger();

  Answers(
      SparkSession spark, Map<String, Object> parameters, ResultFiles results, Progress progress) {
    this.spark = spark;
    this.parameters = parameters;
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
    List<Row> rows = rows(query);
    results.write(query.resultFile(), rows);
    progress.update(STAGE, answered.incrementAndGet(), Query.values().length);
    return new Summary.Answer(query.label(), rows.size(), watch.seconds());
  }

  private List<Row> rows(Query query) {
    try {
      return spark.sql(query.sql(), parameters).collectAsList();
    } catch (Exception e) { // Scala's are checked and undeclared.
      throw AnalyticsErrors.queryFailed(query.label(), e);
    }
  }
}
