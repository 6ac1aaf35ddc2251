package io.pinflow.analytics.aggregates;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import io.pinflow.analytics.Workers;
import io.pinflow.analytics.changes.ChangedRows;
import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

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
    Map<Table, Extent> extents =
        ofEach(table -> Optional.of(Extent.of(sources.get(table).rows(spark))));
    Optional<Counts> dense =
        DensePosts.suits(extents)
            ? new DensePosts(spark, sources).count(extents)
            : Optional.empty();
    Map<Table, State.Counted> counted = new EnumMap<>(Table.class);
    extents.forEach((table, extent) -> counted.put(table, counted(table, extent.rows())));
    return new State(dense.orElseGet(this::joined), counted);
  }

  /** Counts where Spark joins the tables, which any do. */
  private Counts joined() {
    Counts counts = new Counts();
    add(counts, Posts.all(spark, sources), Tally.ofAll(new Codes<>(), new Codes<>()));
    Posts.facts(spark, sources, Table.USER)
        .groupBy(Facts.JOINING_YEAR)
        .count()
        .collectAsList()
        .forEach(row -> counts.addJoined(row.getAs(0), row.getLong(1)));
    counts.trim();
    return counts;
  }

  /**
   * The state after what changed since another one, which is used up.
   *
   * @throws UnknownChangesException when the changes are not known, or don't fit the other state
   */
  State after(State before) throws UnknownChangesException {
    Counts counts = before.counts();
    Map<Table, Dataset<Row>> changes = changes(before);
    Map<Table, State.Counted> counted = new EnumMap<>(Table.class);
    try (ChangedPosts changed = new ChangedPosts(spark, sources, changes)) {
      add(counts, changed.posts(), Tally.ofChanges(counts.floors()));
      changed.joined().forEach(counts::addJoined);
      for (Table table : Table.values()) {
        long rows = before.sources().get(table).rows() + changed.more(table);
        counted.put(table, counted(table, rows));
      }
    } finally {
      changes.values().forEach(Dataset::unpersist);
    }
    lookThrough(counts, counts.forgetLeaderless());
    counts.trim();
    if (!counts.sound()) {
      throw new UnknownChangesException("what changed does not fit what was counted before");
    }
    return new State(counts, counted);
  }

  private static void add(Counts counts, Dataset<Row> posts, Tally empty) {
    Posts.tallies(posts, empty).forEach(tally -> tally.addTo(counts));
  }

  /** Finds the leaders of countries where all that was known of them is gone. */
  private void lookThrough(Counts counts, Set<String> countries) {
    if (!countries.isEmpty()) {
      Counts found = new Counts();
      add(
          found,
          Posts.of(spark, sources, countries.toArray()),
          Tally.ofAll(new Codes<>(), new Codes<>()));
      found.leaders().forEach(counts::add);
    }
  }

  private State.Counted counted(Table table, long rows) {
    return new State.Counted(sources.get(table).id(), sources.get(table).version(), rows);
  }

  private Map<Table, Dataset<Row>> changes(State before) throws UnknownChangesException {
    Map<Table, Dataset<Row>> changes =
        ofEach(table -> changes(before.sources().get(table), sources.get(table)));
    for (Table table : Table.values()) {
      if (!changes.containsKey(table)) {
        changes.values().forEach(Dataset::unpersist);
        throw new UnknownChangesException(
            "the history of '" + sources.get(table).location() + "' does not tell what changed");
      }
    }
    return changes;
  }

  private Optional<Dataset<Row>> changes(State.Counted from, Source to) {
    List<String> columns = Facts.COLUMNS.get(to.table());
    if (!to.exists() && from.id().isEmpty()) {
      Column row = struct(columns.stream().map(name -> col(name)).toArray(Column[]::new));
      return Optional.of(
          to.rows(spark)
              .select(col(ChangedRows.KEY), row.as(ChangedRows.BEFORE), row.as(ChangedRows.AFTER)));
    }
    return from.id().equals(to.id())
        ? ChangedRows.between(spark, to.location(), from.version(), to.version(), columns)
        : Optional.empty();
  }

  /** Something of each table that has it, found for several tables at a time. */
  private static <T> Map<Table, T> ofEach(Function<Table, Optional<T>> work) {
    List<Callable<Map.Entry<Table, Optional<T>>>> all = new ArrayList<>();
    for (Table table : Table.values()) {
      all.add(() -> Map.entry(table, work.apply(table)));
    }
    Map<Table, T> found = new EnumMap<>(Table.class);
    Workers.all(all)
        .forEach(entry -> entry.getValue().ifPresent(one -> found.put(entry.getKey(), one)));
    return found;
  }
}
