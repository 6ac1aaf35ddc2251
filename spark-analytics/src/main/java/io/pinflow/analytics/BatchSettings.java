package io.pinflow.analytics;

import io.pinflow.analytics.lineage.LineageTarget;
import io.pinflow.analytics.quality.QualitySettings;
import io.pinflow.analytics.tables.UpkeepPolicy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one run of the batch is told.
 *
 * @param places where everything is
 * @param intake which objects are read, and how
 * @param options how the queries read their questions
 * @param answering how the answers are computed
 * @param action whether anything is written
 * @param catalog the {@code catalog.schema} in which the tables are registered
 * @param interval the scheduler's data interval
 * @param upkeep when files are put together and old ones removed
 * @param quality which rows the expectations are checked on, and what follows
 * @param lineage where OpenLineage events go
 * @param spark the session
 */
public record BatchSettings(
    Names names,
    Places places,
    Intake intake,
    QueryOptions options,
    Answering answering,
    Action action,
    Optional<String> catalog,
    Interval interval,
    UpkeepPolicy upkeep,
    QualitySettings quality,
    Optional<LineageTarget> lineage,
    SparkSettings spark) {

  /** Which landed topics are read. */
  public enum Source {
    /** Parquet that the cleaner made. */
    CLEANED,
    /** JSON lines as they came; the batch cleans them itself. */
    RAW
  }

  /** Who finds the new objects. */
  public enum FileSource {
    /** Spark lists the folders. */
    LISTING,
    /** Databricks' cloudFiles. */
    AUTO_LOADER;

    /** As the command line has it: {@code auto-loader}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Which objects a run reads. */
  public enum Reading {
    /** Those that no run has read. */
    NEW,
    /** All, into tables that take the place of those that are there. */
    EVERYTHING
  }

  /** How the answers are computed. */
  public enum Answering {
    /** From aggregates that are updated from the rows that changed, where there are some. */
    INCREMENTAL,
    /** From the tables. */
    FULL
  }

  /** Whether a run does anything. */
  public enum Action {
    /** It does. */
    RUN,
    /** It only says what would be done. */
    DRY_RUN
  }

  /**
   * Where everything is.
   *
   * @param input the folder of the landed topics
   * @param tables the folder of the Delta tables
   * @param checkpoints the folder that remembers what was read
   * @param results the folder of the answers
   */
  public record Places(Location input, Location tables, Location checkpoints, Location results) {}

  /**
   * Which objects are read, and how.
   *
   * @param fileOptions more options of the file source
   * @param since objects that landed at this time or later are read again; a first run leaves out
   *     older ones
   * @param size of one micro-batch
   */
  public record Intake(
      Source source,
      FileSource files,
      Map<String, String> fileOptions,
      Reading reading,
      Optional<Instant> since,
      BatchSize size) {}

  /**
   * How much one micro-batch reads at most, and so how much is done again after a crash.
   *
   * @param objects a number of objects; wins over the bytes
   * @param bytes their bytes together
   */
  public record BatchSize(Optional<Long> objects, long bytes) {}

  /** The scheduler's data interval; recorded, no filter. */
  public record Interval(Optional<Instant> start, Optional<Instant> end) {}

  /**
   * The session.
   *
   * @param s3Endpoint where S3 is when it is not AWS
   * @param options more Spark configuration; wins over the defaults
   */
  public record SparkSettings(Optional<String> s3Endpoint, Map<String, String> options) {}

  /** The folder of the landed topics. */
  public Location input() {
    return places.input();
  }

  /** The folder of the Delta tables. */
  public Location tables() {
    return places.tables();
  }

  /** The folder that remembers what was read. */
  public Location checkpoints() {
    return places.checkpoints();
  }

  /** The folder of the answers. */
  public Location results() {
    return places.results();
  }

  /** Which landed topics are read. */
  public Source source() {
    return intake.source();
  }

  /** The place of a Delta table. */
  public Location table(String name) {
    return tables().resolve(name);
  }

  /** The same with other places. */
  BatchSettings at(Places others) {
    return with(others, spark);
  }

  /** The same with more configuration of Spark, which what is there wins over. */
  BatchSettings with(Map<String, String> sparkOptions) {
    Map<String, String> all = new LinkedHashMap<>(sparkOptions);
    all.putAll(spark.options());
    return with(places, new SparkSettings(spark.s3Endpoint(), Map.copyOf(all)));
  }

  private BatchSettings with(Places otherPlaces, SparkSettings otherSpark) {
    return new BatchSettings(
        names,
        otherPlaces,
        intake,
        options,
        answering,
        action,
        catalog,
        interval,
        upkeep,
        quality,
        lineage,
        otherSpark);
  }
}
