package io.pinflow.analytics.aggregates;

import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.Names;
import io.pinflow.analytics.Query;
import io.pinflow.analytics.QueryOptions;
import io.pinflow.records.Table;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The small table that answers the queries: counts that follow the three tables of posts by what
 * changed in them.
 *
 * <p>Counts and the versions that they stand for are written in one commit. So whenever a run dies,
 * the next one goes on from versions and counts that belong together. Where it is not known what
 * changed since, everything is counted again. Not safe for use from several threads.
 */
public final class Aggregates {

  private static final Logger LOGGER = LoggerFactory.getLogger(Aggregates.class);

  private final SparkSession spark;
  private final Folders folders;
  private final Names names;
  private final Location tables;
  private Optional<State> state = Optional.empty();

  /** How aggregates are brought up to date. */
  public enum Mode {
    /** From what changed, where that is known. */
    INCREMENTAL,
    /** From all rows of the tables. */
    FULL
  }

  /**
   * What an update did.
   *
   * @param mode how it was done in the end
   * @param reason why all rows were read, empty when they were not
   * @param versions of the tables that the answers stand for, -1 where there is none
   * @param rows how many rows they have
   */
  public record Outcome(
      Mode mode, String reason, Map<Table, Long> versions, Map<Table, Long> rows) {
    public Outcome {
      versions = Map.copyOf(versions);
      rows = Map.copyOf(rows);
    }
  }

  /**
   * The aggregates of a user's tables.
   *
   * @param tables the folder of the Delta tables
   */
  public Aggregates(SparkSession spark, Folders folders, Names names, Location tables) {
    this.spark = spark;
    this.folders = folders;
    this.names = names;
    this.tables = tables;
  }

  /** Where the aggregates are kept. */
  public Location table() {
    return tables.resolve(names.userId() + "_aggregate_posts_table");
  }

  /** Brings the aggregates to the newest versions of the tables. */
  public Outcome update(Mode mode) {
    Map<Table, Source> sources = sources();
    try {
      state = Optional.of(current(known(mode), sources));
      return outcome(Mode.INCREMENTAL, "");
    } catch (UnknownChangesException unknown) {
      LOGGER.info("Everything is counted again because {}", unknown.getMessage());
      state = Optional.of(written(new Computation(spark, sources).full()));
      return outcome(Mode.FULL, unknown.getMessage());
    }
  }

  /**
   * The answer to a query, as its SQL gives it over the versions of the last update; empty when the
   * aggregates don't tell.
   */
  public Optional<Dataset<Row>> answer(Query query, QueryOptions options) {
    return state.flatMap(counted -> new CountedAnswers(spark, counted.counts()).to(query, options));
  }

  private Map<Table, Source> sources() {
    Map<Table, Source> sources = new EnumMap<>(Table.class);
    for (Table table : Table.values()) {
      sources.put(
          table, Source.newest(spark, folders, table, tables.resolve(names.deltaTable(table))));
    }
    return sources;
  }

  private State known(Mode mode) throws UnknownChangesException {
    if (mode == Mode.FULL) {
      throw new UnknownChangesException("that was asked for");
    }
    if (!folders.isDeltaTable(table())) {
      throw new UnknownChangesException("nothing was counted before");
    }
    Dataset<Row> content =
        spark
            .read()
            .format("delta")
            .option("versionAsOf", folders.deltaVersion(table()))
            .load(table().text());
    if (!List.of(content.columns()).equals(List.of(StateRows.COLUMNS.fieldNames()))) {
      throw new UnknownChangesException("another release counted otherwise");
    }
    return StateRows.state(content.collectAsList());
  }

  private State current(State known, Map<Table, Source> sources) throws UnknownChangesException {
    boolean unchanged =
        sources.values().stream().allMatch(now -> known.sources().get(now.table()).is(now));
    return unchanged ? known : written(new Computation(spark, sources).after(known));
  }

  private State written(State fresh) {
    spark
        .createDataFrame(StateRows.of(fresh), StateRows.COLUMNS)
        .coalesce(1)
        .write()
        .format("delta")
        .mode(SaveMode.Overwrite)
        .option("overwriteSchema", "true")
        .save(table().text());
    return fresh;
  }

  private Outcome outcome(Mode mode, String reason) {
    Map<Table, Long> versions = new EnumMap<>(Table.class);
    Map<Table, Long> rows = new EnumMap<>(Table.class);
    state
        .orElseThrow()
        .sources()
        .forEach(
            (table, counted) -> {
              versions.put(table, counted.version());
              rows.put(table, counted.rows());
            });
    return new Outcome(mode, reason, versions, rows);
  }
}
