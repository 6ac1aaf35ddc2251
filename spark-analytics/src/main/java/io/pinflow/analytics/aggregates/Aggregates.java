package io.pinflow.analytics.aggregates;

import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.Names;
import io.pinflow.analytics.Query;
import io.pinflow.analytics.QueryOptions;
import io.pinflow.records.Table;
import java.util.EnumMap;
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
public final class Aggregates implements AutoCloseable {

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
    close();
    Map<Table, Source> sources = sources();
    String reason;
    try {
      State known = known(mode);
      state = Optional.of(current(known, sources));
      reason = "";
    } catch (UnknownChangesException unknown) {
      reason = unknown.getMessage();
      LOGGER.info("Everything is counted again because {}", reason);
      state = Optional.of(written(new Computation(spark, sources).full()));
    }
    return outcome(reason);
  }

  /**
   * The answer to a query, as its SQL gives it over the versions of the last update; empty when the
   * aggregates don't tell.
   */
  public Optional<Dataset<Row>> answer(Query query, QueryOptions options) {
    return state.flatMap(counted -> new CountedAnswers(counted).to(query, options));
  }

  /** Frees the memory that answers are read from. */
  @Override
  public void close() {
    state.ifPresent(old -> old.content().unpersist());
    state = Optional.empty();
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
    Dataset<Row> content = spark.read().format("delta").load(table().text());
    if (!State.fits(content)) {
      throw new UnknownChangesException("another release counted otherwise");
    }
    return State.read(content);
  }

  private State current(State known, Map<Table, Source> sources) throws UnknownChangesException {
    boolean unchanged =
        sources.values().stream().allMatch(now -> known.sources().get(now.table()).is(now));
    return unchanged ? known.held() : written(new Computation(spark, sources).after(known));
  }

  private State written(State fresh) {
    fresh
        .content()
        .coalesce(1)
        .write()
        .format("delta")
        .mode(SaveMode.Overwrite)
        .option("overwriteSchema", "true")
        .save(table().text());
    return fresh;
  }

  private Outcome outcome(String reason) {
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
    return new Outcome(reason.isEmpty() ? Mode.INCREMENTAL : Mode.FULL, reason, versions, rows);
  }
}
