package io.pinflow.analytics.live;

import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.Platform;
import io.pinflow.analytics.Sessions;
import io.pinflow.analytics.WriterTurn;
import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the sources into the tables, one query a table, until it is stopped or has caught up.
 *
 * <p>Of two rows of a post the one that arrived later stays, also when it is the older one sent
 * again; a row equal to the one that is there changes nothing. A micro-batch that is tried again
 * after a crash changes nothing either, whatever was written since.
 *
 * <p>The session stays open: on a cluster it is not this job's to stop.
 */
final class LiveJob {

  private static final Logger LOGGER = LoggerFactory.getLogger(LiveJob.class);
  private static final long LOOK_MILLISECONDS = 50;

  /** A micro-batch takes less; a source that does not answer may take for ever. */
  private static final long PATIENCE_SECONDS = 60;

  /** Micro-batches of a few hundred rows: every fixed cost counts, no amount of data does. */
  private static final Map<String, String> SPARK_DEFAULTS =
      Map.of(
          "spark.scheduler.mode", "FAIR",
          "spark.sql.shuffle.partitions", "1",
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.streaming.numRecentProgressUpdates", "2",
          "spark.sql.streaming.minBatchesToRetain", "10",
          "spark.databricks.delta.optimize.minFileSize", "8388608",
          "spark.databricks.delta.optimize.maxFileSize", "33554432",
          "spark.databricks.delta.optimize.clustering.mergeStrategy.minCubeSize.threshold",
              "33554432",
          "spark.databricks.delta.optimize.clustering.mergeStrategy.minCubeSize.targetCubeSize",
              "67108864",
          "spark.ui.showConsoleProgress", "false");

  private final LiveSettings settings;
  private final LiveDisplay display;
  private final List<LiveQuery> queries = new ArrayList<>();
  private final CountDownLatch stopping = new CountDownLatch(1);

  LiveJob(LiveSettings settings, LiveDisplay display) {
    this.settings = settings;
    this.display = display;
  }

  /** Asks the job to end after the micro-batches under way; safe to call from any thread. */
  void stop() {
    stopping.countDown();
  }

  void run() {
    SparkSession spark =
        Sessions.of(SPARK_DEFAULTS, settings.s3Endpoint(), settings.sparkOptions());
    try {
      start(spark);
      display.ready();
      follow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private void start(SparkSession spark) {
    Folders folders = new Folders(spark);
    LiveTables tables = new LiveTables(spark, folders, settings);
    Sources sources = new Sources(spark, settings);
    DeadLetterTable letters = deadLetters(spark, folders, tables.deadLetters());
    for (Table table : Table.values()) {
      PostTable posts = posts(spark, folders, table, tables.posts(table));
      Gate gate = new Gate();
      PostBatches batches =
          new PostBatches(
              table, new PostReader(table, partitionKey(table)), posts, letters, gate, display);
      String name = settings.names().deltaTable(table);
      queries.add(
          LiveQuery.start(
              name, gate, sources.posts(table), batches, settings.checkpoint(name), trigger()));
    }
    if (settings.followsDeadLetters()) {
      startDeadLetters(sources, letters);
    }
  }

  private void startDeadLetters(Sources sources, DeadLetterTable letters) {
    Gate gate = new Gate();
    String name = settings.names().deadLetterTable();
    queries.add(
        LiveQuery.start(
            name,
            gate,
            sources.deadLetters(settings.kafka().orElseThrow()),
            new LetterBatches(letters, gate, display),
            settings.checkpoint(name),
            trigger()));
  }

  private static DeadLetterTable deadLetters(SparkSession spark, Folders folders, Location target) {
    long rows = rows(spark, target);
    return Platform.databricks()
        ? new WrittenDeadLetters(target, rows)
        : new AppendedDeadLetters(target, appends(spark, folders, target), rows);
  }

  private static PostTable posts(
      SparkSession spark, Folders folders, Table table, Location target) {
    if (Platform.databricks()) {
      return new MergedPostTable(table, target, rows(spark, target));
    }
    IndexedPostTable posts =
        new IndexedPostTable(
            table,
            target,
            appends(spark, folders, target),
            new WriterTurn(target, folders),
            new Upkeep(target));
    posts.open(spark);
    return posts;
  }

  private static long rows(SparkSession spark, Location target) {
    return spark.read().format("delta").load(target.text()).count();
  }

  private static DeltaAppends appends(SparkSession spark, Folders folders, Location target) {
    return new DeltaAppends(spark.sparkContext().hadoopConfiguration(), folders, target);
  }

  private Optional<String> partitionKey(Table table) {
    return settings
        .kinesis()
        .filter(streams -> streams.layout() == KinesisSettings.StreamLayout.SHARED)
        .map(streams -> settings.names().partitionKey(table));
  }

  private Trigger trigger() {
    return settings.until() == LiveSettings.Until.CAUGHT_UP
        ? Trigger.AvailableNow()
        : Trigger.ProcessingTime(settings.trigger().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void follow() throws InterruptedException {
    boolean running = true;
    while (running && !stopping.await(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
      running = false;
      for (LiveQuery query : queries) {
        running |= query.runs();
      }
    }
  }

  /** Lets the micro-batches under way finish, then ends the queries. */
  private void end() {
    queries.forEach(LiveQuery::close);
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!queries.stream().allMatch(LiveQuery::rests) && System.nanoTime() < deadline) {
        Thread.sleep(LOOK_MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    queries.forEach(LiveQuery::stop);
    LOGGER.info("All queries have ended");
  }
}
