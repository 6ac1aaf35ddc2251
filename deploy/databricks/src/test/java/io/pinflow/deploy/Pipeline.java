package io.pinflow.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The batch job of the bundle, run once in this JVM over landed posts, in a session that was there
 * before it, as on a cluster; and the tables it leaves.
 */
final class Pipeline {

  private static final String CATALOG = "spark_catalog";
  private static final String SCHEMA = "default";

  /** Tables that not every build of the job makes. */
  private static final List<String> UNTOUCHED = List.of("result_users_joined_by_year");

  private static Pipeline instance;

  private final SparkSession spark;
  private final JsonNode job;

  private Pipeline(SparkSession spark, JsonNode job) {
    this.spark = spark;
    this.job = job;
  }

  /** The pipeline after a run. */
  static synchronized Pipeline afterARun() {
    if (instance == null) {
      instance = deployed();
      instance.run();
    }
    return instance;
  }

  private static Pipeline deployed() {
    Path home = home();
    Map<String, String> places = new HashMap<>();
    for (String folder : List.of("landing", "tables", "checkpoints", "results")) {
      places.put(folder, home.resolve(folder).toString());
    }
    places.putAll(Map.of("source", "raw", "catalog", CATALOG, "schema", SCHEMA));
    JsonNode resources = Bundle.read().resources("prod", Deployment.with(places));
    Landed landed = new Landed(home.resolve("landing"));
    landed.posts(0);
    landed.posts(50);
    return new Pipeline(session(home), resources.at("/jobs/pinflow_batch"));
  }

  private void run() {
    JobJar.run(
        job,
        Map.of(
            "interval_start", "2026-11-20T00:00:00+00:00",
            "interval_end", "2026-11-21T00:00:00+00:00"));
  }

  private static Path home() {
    return Repository.BUNDLE.resolve("target/it/home" + ProcessHandle.current().pid());
  }

  private static SparkSession session(Path home) {
    SparkSession.Builder builder = SparkSession.builder().master("local[2]").appName("databricks");
    settings(home).forEach(builder::config);
    return builder.getOrCreate();
  }

  private static Map<String, String> settings(Path home) {
    Map<String, String> settings = new HashMap<>();
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.driver.host", "127.0.0.1");
    settings.put("spark.driver.bindAddress", "127.0.0.1");
    settings.put("spark.sql.session.timeZone", "UTC");
    settings.put("spark.sql.shuffle.partitions", "2");
    settings.put("spark.databricks.delta.snapshotPartitions", "1");
    settings.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
    settings.put(
        "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    settings.put("spark.sql.warehouse.dir", home.resolve("warehouse").toString());
    // Tables of a few rows: partitions and plans that change only cost.
    settings.put("spark.default.parallelism", "2");
    settings.put("spark.sql.adaptive.enabled", "false");
    settings.put("spark.sql.streaming.metricsEnabled", "false");
    settings.put("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2");
    // Spark 4.1 puts parameters into the text, which open-source Delta's parser does not hand on.
    settings.put("spark.sql.legacy.parameterSubstitution.constantsOnly", "true");
    return settings;
  }

  boolean sessionLives() {
    return !spark.sparkContext().isStopped();
  }

  Dataset<Row> sql(String statement, Map<String, Object> parameters) {
    return parameters.isEmpty() ? spark.sql(statement) : spark.sql(statement, parameters);
  }

  /** Whether the job has left and registered everything that a statement reads. */
  boolean canRead(String statement, Map<String, Object> parameters) {
    return UNTOUCHED.stream()
        .filter(name -> !spark.catalog().tableExists(table(name)))
        .map(Pipeline::table)
        .noneMatch(name -> statement.contains(name) || parameters.containsValue(name));
  }

  /** The value of a dashboard's or notebook's reference to a variable. */
  static Map<String, String> variables() {
    return Deployment.with(Map.of("catalog", CATALOG, "schema", SCHEMA));
  }

  static String table(String name) {
    return "`%s`.`%s`.`%s_%s_table`".formatted(CATALOG, SCHEMA, Deployment.USER_ID, name);
  }

  static boolean landed(String folder) {
    return Files.exists(home().resolve(folder));
  }
}
