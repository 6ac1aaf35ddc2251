package io.pinflow.analytics;

import io.pinflow.analytics.quality.QualitySettings;
import io.pinflow.analytics.tables.UpkeepPolicy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of the integration tests, made as the job makes its own. */
public final class TestSpark {

  private TestSpark() {}

  /**
   * The session. Plans are interpreted: each test has plans of its own over a few rows, and to
   * compile them would take longer than to run them.
   */
  public static SparkSession session() {
    return compiling(false);
  }

  /** The session as it is in production, with plans compiled: for tests of the queries. */
  static SparkSession compilingSession() {
    return compiling(true);
  }

  private static SparkSession compiling(boolean compiled) {
    SparkSession spark =
        Sessions.of(settings(Path.of("target"), BatchSettings.Source.CLEANED, defaults()));
    spark.conf().set("spark.sql.codegen.wholeStage", compiled);
    spark.conf().set("spark.sql.codegen.factoryMode", compiled ? "FALLBACK" : "NO_CODEGEN");
    return spark;
  }

  static QueryOptions defaults() {
    return new QueryOptions(
        QueryOptions.Median.EXACT, QueryOptions.Ties.ALL, QueryOptions.Users.POSTS);
  }

  /** Settings of a batch whose everything is in one folder. */
  static BatchSettings settings(Path home, BatchSettings.Source source, QueryOptions options) {
    return new BatchSettings(
        new Names("test"),
        new BatchSettings.Places(
            Location.of(home.resolve("landing").toString()),
            Location.of(home.resolve("delta").toString()),
            Location.of(home.resolve("checkpoints").toString()),
            Location.of(home.resolve("results").toString())),
        intake(source),
        options,
        BatchSettings.Answering.INCREMENTAL,
        BatchSettings.Action.RUN,
        Optional.empty(),
        new BatchSettings.Interval(Optional.empty(), Optional.empty()),
        UpkeepPolicy.DAILY,
        QualitySettings.defaults(),
        Optional.empty(),
        new BatchSettings.SparkSettings(Optional.empty(), Map.of()));
  }

  private static BatchSettings.Intake intake(BatchSettings.Source source) {
    return new BatchSettings.Intake(
        source,
        BatchSettings.FileSource.LISTING,
        Map.of(),
        BatchSettings.Reading.NEW,
        Optional.empty(),
        new BatchSettings.BatchSize(Optional.empty(), 1 << 30));
  }

  /** Runs the batch over raw landed topics. */
  public static void runRaw(Path home) {
    run(settings(home, BatchSettings.Source.RAW, defaults()));
  }

  static void run(BatchSettings settings) {
    new Batch(settings, new NoProgress()).run();
  }
}
