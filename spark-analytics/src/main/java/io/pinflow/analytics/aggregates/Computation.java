package io.pinflow.analytics.aggregates;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.pinflow.analytics.Workers;
import io.pinflow.analytics.changes.ChangedRows;
import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Makes the state that stands for versions of the tables: from all their rows, or from changes. */
final class Computation {

  private final SparkSession spark;
  private final Map<Table, Source> sources;

  Computation(SparkSession spark, Map<Table, Source> sources) {
    this.spark = spark;
    this.sources = sources;
  }

  /** The state of all rows. */
  State full() {
    Dataset<Row> posts = Posts.all(spark, sources);
    Dataset<Row> users = Posts.facts(spark, sources, Table.USER).withColumn(Cells.SIGN, lit(1L));
    Map<Table, State.Counted> counted = new EnumMap<>(Table.class);
    sources.forEach(
        (table, source) -> counted.put(table, counted(source, source.rows(spark).count())));
    return State.of(
            spark,
            Cells.ofPosts(posts).unionByName(Cells.ofUsers(users)),
            Leaders.ofPosts(posts),
            counted)
        .held();
  }

  /**
   * The state after what changed since another one.
   *
   * @throws UnknownChangesException when the changes are not known, or don't fit the other state
   */
  State after(State before) throws UnknownChangesException {
    Map<Table, Dataset<Row>> changes = changes(before);
    try (ChangedPosts changed = new ChangedPosts(spark, sources, changes)) {
      Dataset<Row> posts = changed.posts();
      Dataset<Row> cells =
          Cells.added(
              before
                  .cells()
                  .unionByName(Cells.ofPosts(posts))
                  .unionByName(Cells.ofUsers(changed.users())));
      Map<Table, State.Counted> counted = new EnumMap<>(Table.class);
      before
          .sources()
          .forEach(
              (table, known) ->
                  counted.put(
                      table, counted(sources.get(table), known.rows() + changed.more(table))));
      State after = State.of(spark, cells, leaders(before.leaders(), posts), counted).held();
      return requireSound(after);
    } finally {
      changes.values().forEach(Dataset::unpersist);
    }
  }

  private static State.Counted counted(Source source, long rows) {
    return new State.Counted(source.id(), source.version(), rows);
  }

  /** Looks a country through again where all that was known of its leaders is gone. */
  private Dataset<Row> leaders(Dataset<Row> known, Dataset<Row> posts) {
    Dataset<Row> leaders = Leaders.after(known, posts).persist(StorageLevel.MEMORY_AND_DISK());
    Object[] lost =
        known
            .select(Facts.COUNTRY)
            .distinct()
            .except(leaders.select(Facts.COUNTRY).distinct())
            .collectAsList()
            .stream()
            .map(row -> row.get(0))
            .toArray();
    return lost.length == 0
        ? leaders
        : leaders.unionByName(Leaders.ofPosts(Posts.of(spark, sources, lost)));
  }

  private Map<Table, Dataset<Row>> changes(State before) throws UnknownChangesException {
    List<Callable<Map.Entry<Table, Optional<Dataset<Row>>>>> work = new ArrayList<>();
    for (Table table : Table.values()) {
      work.add(() -> Map.entry(table, changes(before.sources().get(table), sources.get(table))));
    }
    Map<Table, Dataset<Row>> changes = new EnumMap<>(Table.class);
    Workers.all(work)
        .forEach(entry -> entry.getValue().ifPresent(rows -> changes.put(entry.getKey(), rows)));
    if (changes.size() < work.size()) {
      changes.values().forEach(Dataset::unpersist);
      throw new UnknownChangesException("the history of a table does not tell what changed");
    }
    return changes;
  }

  private Optional<Dataset<Row>> changes(State.Counted from, Source to) {
    List<String> columns = Facts.COLUMNS.get(to.table());
    if (!to.exists()) {
      return Optional.of(none(to, columns));
    }
    return from.id().equals(to.id())
        ? ChangedRows.between(spark, to.location(), from.version(), to.version(), columns)
        : Optional.empty();
  }

  private Dataset<Row> none(Source source, List<String> columns) {
    Column row =
        org.apache.spark.sql.functions.struct(
            columns.stream().map(name -> col(name)).toArray(Column[]::new));
    return source
        .rows(spark)
        .select(col(ChangedRows.KEY), row.as(ChangedRows.BEFORE), row.as(ChangedRows.AFTER));
  }

  private static State requireSound(State state) throws UnknownChangesException {
    if (!state.content().where(col(Cells.NUMBER).lt(0)).isEmpty()) {
      state.content().unpersist();
      throw new UnknownChangesException("what changed does not fit what was counted before");
    }
    return state;
  }
}
