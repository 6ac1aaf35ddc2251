package io.pinflow.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Summary.Answer>> futures = new ArrayList<>();
      for (Query query : Query.values()) {
        futures.add(threads.submit(() -> answer(query)));
      }
      return all(futures);
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Summary.Answer> all(List<Future<Summary.Answer>> futures) {
    List<Summary.Answer> answers = new ArrayList<>();
    for (Future<Summary.Answer> future : futures) {
      try {
        answers.add(future.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof AnalyticsException known) {
          throw known;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw AnalyticsErrors.interrupted(e);
      }
    }
    return answers;
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
    } catch (RuntimeException e) {
      throw AnalyticsErrors.queryFailed(query.label(), e);
    }
  }
}
