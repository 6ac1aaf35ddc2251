package io.pinflow.analytics;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of the integration tests, made as the job makes its own. */
public final class TestSpark {

  private TestSpark() {}

  /** The session. */
  public static SparkSession session() {
    return Sessions.of(settings(Path.of("target"), BatchSettings.Source.CLEANED, defaults()));
  }

  static QueryOptions defaults() {
    return new QueryOptions(
        QueryOptions.Median.EXACT, QueryOptions.Ties.ALL, QueryOptions.Users.POSTS);
  }

  /** Settings of a batch whose everything is in one folder. */
  static BatchSettings settings(Path home, BatchSettings.Source source, QueryOptions options) {
    return new BatchSettings(
        new Names("test"),
        Location.of(home.resolve("landing").toString()),
        Location.of(home.resolve("delta").toString()),
        Location.of(home.resolve("checkpoints").toString()),
        Location.of(home.resolve("results").toString()),
        source,
        options,
        Optional.empty(),
        Map.of());
  }

  /** Runs the batch over raw landed topics. */
  public static void runRaw(Path home) {
    run(settings(home, BatchSettings.Source.RAW, defaults()));
  }

  static void run(BatchSettings settings) {
    new Batch(settings, new NoProgress()).run();
  }
}
