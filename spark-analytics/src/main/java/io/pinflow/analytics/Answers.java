package io.pinflow.analytics;

import io.pinflow.analytics.aggregates.Aggregates;
import io.pinflow.analytics.results.QueryAnswer;
import io.pinflow.analytics.results.ResultHistory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Answers the queries, from the aggregates where they can tell, else from the tables, several at a
 * time, and keeps what was answered.
 */
final class Answers {

  private static final String STAGE = "queries";

  private final SparkSession spark;
  private final QueryOptions options;
  private final ResultHistory history;
  private final ResultFiles files;
  private final Progress progress;
  private final AtomicInteger answered = new AtomicInteger();

  private record Kept(QueryAnswer answer, Summary.Answer summary) {}

  Answers(
      SparkSession spark,
      QueryOptions options,
      ResultHistory history,
      ResultFiles files,
      Progress progress) {
    this.spark = spark;
    this.options = options;
    this.history = history;
    this.files = files;
    this.progress = progress;
  }

  /**
   * One answer a query, in the order of {@link Query}.
   *
   * @param aggregates up to date
   * @param tables opens the tables for the queries that need them; not called when none does
   */
  List<Summary.Answer> run(
      Optional<Aggregates> aggregates, Function<Set<Query>, QueryTables> tables) {
    progress.update(STAGE, 0, Query.values().length);
    Map<Query, Dataset<Row>> counted = new EnumMap<>(Query.class);
    for (Query query : Query.values()) {
      aggregates
          .flatMap(known -> known.answer(query, options))
          .ifPresent(rows -> counted.put(query, rows));
    }
    List<Kept> kept = kept(counted, tables);
    files.write(kept.stream().map(Kept::answer).toList(), options);
    return kept.stream().map(Kept::summary).toList();
  }

  private List<Kept> kept(
      Map<Query, Dataset<Row>> counted, Function<Set<Query>, QueryTables> tables) {
    Set<Query> others = EnumSet.allOf(Query.class);
    others.removeAll(counted.keySet());
    if (others.isEmpty()) {
      return all(counted, Map.of());
    }
    try (QueryTables opened = tables.apply(others)) {
      return all(counted, opened.arguments(options));
    }
  }

  private List<Kept> all(Map<Query, Dataset<Row>> counted, Map<String, Object> parameters) {
    List<Callable<Kept>> work = new ArrayList<>();
    for (Query query : Query.values()) {
      work.add(() -> kept(query, Optional.ofNullable(counted.get(query)), parameters));
    }
    return Workers.all(work);
  }

  private Kept kept(Query query, Optional<Dataset<Row>> counted, Map<String, Object> parameters) {
    Stopwatch watch = new Stopwatch();
    QueryAnswer answer = answer(query, counted, parameters);
    history.keep(answer);
    progress.update(STAGE, answered.incrementAndGet(), Query.values().length);
    return new Kept(
        answer,
        new Summary.Answer(
            query.label(),
            answer.rows().size(),
            watch.seconds(),
            counted.isPresent() ? "aggregates" : "tables"));
  }

  private QueryAnswer answer(
      Query query, Optional<Dataset<Row>> counted, Map<String, Object> parameters) {
    try {
      Dataset<Row> rows = counted.orElseGet(() -> spark.sql(query.sql(), parameters));
      return new QueryAnswer(query, options, rows.schema(), rows.collectAsList());
    } catch (Exception e) { // Scala's are checked and undeclared.
      throw AnalyticsErrors.queryFailed(query.label(), e);
    }
  }
}
