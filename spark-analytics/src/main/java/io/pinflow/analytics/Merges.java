package io.pinflow.analytics;

import static org.apache.spark.sql.functions.col;

import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings everything that landed since the last run into the Delta tables, all tables at once. */
final class Merges {

  private static final Logger LOGGER = LoggerFactory.getLogger(Merges.class);
  private static final String QUERY_ID = "sql.streaming.queryId";

  private final SparkSession spark;
  private final BatchSettings settings;
  private final Folders folders;
  private final MergeProgress progress;
  private final Map<Table, MergeCounts> counts = new EnumMap<>(Table.class);
  private final List<Running> running = new ArrayList<>();

  Merges(SparkSession spark, BatchSettings settings, Folders folders, MergeProgress progress) {
    this.spark = spark;
    this.settings = settings;
    this.folders = folders;
    this.progress = progress;
    for (Table table : Table.values()) {
      counts.put(table, new MergeCounts());
    }
  }

  /** What each table got. */
  Map<Table, MergeCounts> run() {
    try {
      startAll();
      running.forEach(Merges::await);
    } finally {
      running.forEach(Merges::stop);
    }
    return counts;
  }

  private void startAll() {
    for (Table table : Table.values()) {
      if (settings.source() == BatchSettings.Source.RAW) {
        startRaw(table);
      } else {
        startCleaned(table);
      }
    }
    if (settings.source() == BatchSettings.Source.CLEANED) {
      startDeadLetters();
    }
  }

  private void startCleaned(Table table) {
    String topic = settings.names().cleanedTopic(table);
    TableMerge merge = merge(table);
    start(
        topic,
        settings.names().deltaTable(table),
        "",
        folder -> LandedRows.cleaned(spark, table, folder),
        (rows, batch) -> merge.merge(rows));
  }

  private void startRaw(Table table) {
    TableMerge merge = merge(table);
    DeadLetters letters = deadLetters();
    start(
        settings.names().rawTopic(table),
        settings.names().deltaTable(table),
        "_raw",
        folder -> RawCleaning.clean(table, LandedRows.lines(spark, folder)),
        (rows, batch) -> mergeRaw(table, rows, batch, merge, letters));
  }

  private static void mergeRaw(
      Table table, Dataset<Row> rows, long batch, TableMerge merge, DeadLetters letters) {
    Dataset<Row> once = rows.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Dataset<Row> refusals = once.where(col(RawCleaning.REFUSAL).isNotNull());
      letters.append(DeadLetters.refused(table, refusals), queryId(rows), batch);
      merge.merge(once.where(col(RawCleaning.REFUSAL).isNull()).drop(RawCleaning.REFUSAL));
    } finally {
      once.unpersist();
    }
  }

  private void startDeadLetters() {
    DeadLetters letters = deadLetters();
    start(
        settings.names().deadLetterTopic(),
        settings.names().deadLetterTable(),
        "",
        folder -> DeadLetters.landed(spark, folder),
        (rows, batch) -> letters.append(rows, queryId(rows), batch));
  }

  private static String queryId(Dataset<Row> rows) {
    return rows.sparkSession().sparkContext().getLocalProperty(QUERY_ID);
  }

  private TableMerge merge(Table table) {
    Location target = settings.tables().resolve(settings.names().deltaTable(table));
    return new TableMerge(table, target, folders, counts.get(table), progress);
  }

  private DeadLetters deadLetters() {
    return new DeadLetters(settings.tables().resolve(settings.names().deadLetterTable()), folders);
  }

  private void start(
      String topic,
      String table,
      String checkpointSuffix,
      Landed landed,
      VoidFunction2<Dataset<Row>, Long> batch) {
    Location folder = settings.input().resolve(topic);
    if (!folders.landed(folder)) {
      LOGGER.info("Nothing has landed yet in {}", folder);
      return;
    }
    Location checkpoint = settings.checkpoints().resolve(table + checkpointSuffix);
    if (folders.hasFinishedBatches(checkpoint)
        && !folders.isDeltaTable(settings.tables().resolve(table))) {
      throw AnalyticsErrors.tableGone(settings.tables().resolve(table).text(), checkpoint.text());
    }
    running.add(
        new Running(topic, table, started(topic, table, landed.rows(folder), batch, checkpoint)));
  }

  private static StreamingQuery started(
      String topic,
      String table,
      Dataset<Row> rows,
      VoidFunction2<Dataset<Row>, Long> batch,
      Location checkpoint) {
    try {
      return rows.writeStream()
          .queryName(topic)
          .trigger(Trigger.AvailableNow())
          .option("checkpointLocation", checkpoint.text())
          .foreachBatch(batch)
          .start();
    } catch (TimeoutException e) {
      throw AnalyticsErrors.mergeFailed(topic, table, e);
    }
  }

  private static void await(Running stream) {
    try {
      stream.query().awaitTermination();
    } catch (StreamingQueryException e) {
      throw AnalyticsErrors.mergeFailed(stream.topic(), stream.table(), e);
    }
  }

  private static void stop(Running stream) {
    try {
      stream.query().stop();
    } catch (TimeoutException e) {
      LOGGER.warn("The stream of {} did not stop in time", stream.topic());
    }
  }

  /** Rows of a landed folder. */
  @FunctionalInterface
  private interface Landed {
    Dataset<Row> rows(Location folder);
  }

  private record Running(String topic, String table, StreamingQuery query) {}
}
