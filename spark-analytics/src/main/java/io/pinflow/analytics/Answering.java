package io.pinflow.analytics;

import io.pinflow.analytics.aggregates.Aggregates;
import io.pinflow.analytics.results.ResultHistory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The steps of a run that lead from the tables to the answers. */
final class Answering {

  private final SparkSession spark;
  private final Folders folders;
  private final BatchSettings settings;
  private final RunState run;
  private final Progress progress;

  Answering(
      SparkSession spark,
      Folders folders,
      BatchSettings settings,
      RunState run,
      Progress progress) {
    this.spark = spark;
    this.folders = folders;
    this.settings = settings;
    this.run = run;
    this.progress = progress;
  }

  /** Brings the aggregates up to date where they are wanted, answers the queries, writes both. */
  List<Summary.Answer> run(ResultFiles files) {
    Optional<Aggregates> aggregates =
        switch (settings.answering()) {
          case INCREMENTAL -> Optional.of(run.steps().timed("aggregates", this::aggregates));
          case FULL -> Optional.empty();
        };
    return run.steps().timed("queries", () -> answers(aggregates, files));
  }

  private Aggregates aggregates() {
    Aggregates aggregates = new Aggregates(spark, folders, settings.names(), settings.tables());
    run.rows(aggregates.update(Aggregates.Mode.INCREMENTAL).rows());
    return aggregates;
  }

  private List<Summary.Answer> answers(Optional<Aggregates> aggregates, ResultFiles files) {
    if (aggregates.isEmpty()) {
      run.rows(QueryTables.rowCounts(spark, settings, folders));
    }
    List<Row> letters =
        new DeadLetters(settings.table(settings.names().deadLetterTable()), folders).counts(spark);
    run.deadLetters(letters.stream().mapToLong(row -> row.<Long>getAs("count")).sum());
    ResultHistory history =
        ResultHistory.of(
            spark, folders, settings.names(), settings.tables(), run.id(), run.started());
    List<Summary.Answer> answers =
        new Answers(spark, settings.options(), history, files, progress)
            .run(aggregates, this::tables);
    files.write(ResultFiles.DEAD_LETTERS, letters);
    return answers;
  }

  private QueryTables tables(Set<Query> queries) {
    return QueryTables.of(spark, settings, folders, queries);
  }
}
