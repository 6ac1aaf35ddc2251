package io.pinflow.analytics;

import io.pinflow.analytics.tables.FileCare;
import io.pinflow.analytics.tables.LinkingLogStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * The Spark session of the job: the one that is there, else a local one made for a small machine.
 */
public final class Sessions {

  private static final String MASTER = "spark.master";

  private Sessions() {}

  /** The session with what the settings ask for. */
  static SparkSession of(BatchSettings settings) {
    return of(Map.of(), settings.spark().s3Endpoint(), settings.spark().options());
  }

  /**
   * The session of a job.
   *
   * @param defaults the job's own, where nobody else's platform has better ones
   * @param s3Endpoint where S3 is when it is not AWS
   * @param options win over all defaults
   */
  public static SparkSession of(
      Map<String, String> defaults, Optional<String> s3Endpoint, Map<String, String> options) {
    SparkConf configuration = new SparkConf();
    if (!Platform.databricks()) {
      defaults.forEach(configuration::setIfMissing);
      setDefaults(configuration);
      s3Endpoint.ifPresent(endpoint -> setEndpoint(configuration, endpoint));
    }
    options.forEach(configuration::set);
    return SparkSession.builder().config(configuration).getOrCreate();
  }

  private static void setDefaults(SparkConf configuration) {
    configuration
        .setIfMissing(MASTER, "local[*]")
        .setIfMissing("spark.app.name", "pinflow")
        .setIfMissing("spark.ui.enabled", "false")
        .setIfMissing("spark.driver.host", "127.0.0.1")
        .setIfMissing("spark.driver.bindAddress", "127.0.0.1")
        .setIfMissing("spark.sql.session.timeZone", "UTC")
        // Spark 4.1 puts parameters into the text, which Delta's parser does not hand on.
        .setIfMissing("spark.sql.legacy.parameterSubstitution.constantsOnly", "true")
        .setIfMissing("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .setIfMissing(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .setIfMissing(
            "spark.sql.warehouse.dir",
            Path.of(System.getProperty("java.io.tmpdir"), "pinflow-warehouse").toString());
    FileCare.SPARK_DEFAULTS.forEach(configuration::setIfMissing);
    LinkingLogStore.SPARK_DEFAULTS.forEach(configuration::setIfMissing);
    setSizes(configuration);
  }

  /** One process and a few cores: many partitions only cost. */
  private static void setSizes(SparkConf configuration) {
    String partitions = Integer.toString(Math.max(2, Runtime.getRuntime().availableProcessors()));
    configuration
        .setIfMissing("spark.default.parallelism", partitions)
        .setIfMissing("spark.sql.shuffle.partitions", partitions)
        .setIfMissing("spark.databricks.delta.snapshotPartitions", "1")
        .setIfMissing("spark.sql.sources.parallelPartitionDiscovery.parallelism", partitions)
        .setIfMissing("spark.sql.optimizer.canChangeCachedPlanOutputPartitioning", "false")
        .setIfMissing("spark.sql.autoBroadcastJoinThreshold", "-1")
        .setIfMissing("spark.sql.streaming.metricsEnabled", "false")
        .setIfMissing("spark.sql.adaptive.enabled", "false")
        .setIfMissing("spark.sql.files.openCostInBytes", "65536")
        .setIfMissing("spark.cleaner.periodicGC.interval", "24h");
  }

  private static void setEndpoint(SparkConf configuration, String endpoint) {
    String region = Optional.ofNullable(System.getenv("AWS_REGION")).orElse("us-east-1");
    configuration
        .setIfMissing("spark.hadoop.fs.s3a.endpoint", endpoint)
        .setIfMissing("spark.hadoop.fs.s3a.endpoint.region", region)
        .setIfMissing("spark.hadoop.fs.s3a.path.style.access", "true")
        .setIfMissing(
            "spark.hadoop.fs.s3a.connection.ssl.enabled",
            Boolean.toString(endpoint.startsWith("https:")))
        .setIfMissing("spark.hadoop.fs.s3a.attempts.maximum", "3")
        .setIfMissing("spark.hadoop.fs.s3a.retry.limit", "3");
  }
}
