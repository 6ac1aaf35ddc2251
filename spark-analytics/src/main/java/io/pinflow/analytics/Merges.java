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
  private final DeadLetters letters;
  private final Map<Table, MergeCounts> counts = new EnumMap<>(Table.class);
  private final List<Running> running = new ArrayList<>();

  Merges(SparkSession spark, BatchSettings settings, Folders folders, MergeProgress progress) {
    this.spark = spark;
    this.settings = settings;
    this.folders = folders;
    this.progress = progress;
    this.letters =
        new DeadLetters(settings.tables().resolve(settings.names().deadLetterTable()), folders);
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
    TableMerge merge = merge(table);
    start(
        settings.names().cleanedTopic(table),
        "*.parquet",
        settings.names().deltaTable(table),
        "",
        (files, batch) -> {
          List<String> paths = LandedFiles.paths(files);
          merge.merge(LandedRows.cleaned(files.sparkSession(), table, paths), paths.size());
        });
  }

  private void startRaw(Table table) {
    TableMerge merge = merge(table);
    start(
        settings.names().rawTopic(table),
        "*.json",
        settings.names().deltaTable(table),
        "_raw",
        (files, batch) -> mergeRaw(table, files, batch, merge));
  }

  private void mergeRaw(Table table, Dataset<Row> files, long batch, TableMerge merge) {
    List<String> paths = LandedFiles.paths(files);
    Dataset<Row> rows =
        LandedRows.raw(files.sparkSession(), table, paths).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Dataset<Row> refusals = rows.where(col(RawCleaning.REFUSAL).isNotNull());
      letters.append(DeadLetters.refused(table, refusals), queryId(files), batch);
      merge.merge(
          rows.where(col(RawCleaning.REFUSAL).isNull()).drop(RawCleaning.REFUSAL, LandedRows.FILE),
          paths.size());
    } finally {
      rows.unpersist();
    }
  }

  private void startDeadLetters() {
    start(
        settings.names().deadLetterTopic(),
        "*.json",
        settings.names().deadLetterTable(),
        "",
        (files, batch) ->
            letters.append(
                DeadLetters.landed(files.sparkSession(), LandedFiles.paths(files)),
                queryId(files),
                batch));
  }

  private static String queryId(Dataset<Row> rows) {
    return rows.sparkSession().sparkContext().getLocalProperty(QUERY_ID);
  }

  private TableMerge merge(Table table) {
    Location target = settings.tables().resolve(settings.names().deltaTable(table));
    return new TableMerge(table, target, folders, counts.get(table), progress);
  }

  private void start(
      String topic,
      String fileNames,
      String table,
      String checkpointSuffix,
      VoidFunction2<Dataset<Row>, Long> batch) {
    Location folder = settings.input().resolve(topic);
    if (!folders.landed(folder)) {
      LOGGER.info("Nothing has landed yet in {}", folder);
      return;
    }
    Location checkpoint = settings.checkpoints().resolve(table + checkpointSuffix);
    if (!table.equals(settings.names().deadLetterTable())
        && folders.hasFinishedBatches(checkpoint)
        && !folders.isDeltaTable(settings.tables().resolve(table))) {
      throw AnalyticsErrors.tableGone(settings.tables().resolve(table).text(), checkpoint.text());
    }
    Dataset<Row> files = LandedFiles.stream(spark, folder, fileNames);
    running.add(new Running(topic, table, started(topic, table, files, batch, checkpoint)));
  }

  private static StreamingQuery started(
      String topic,
      String table,
      Dataset<Row> files,
      VoidFunction2<Dataset<Row>, Long> batch,
      Location checkpoint) {
    try {
      return files
          .writeStream()
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
      if (stream.query().isActive()) {
        stream.query().stop();
      }
    } catch (TimeoutException e) {
      LOGGER.warn("The stream of {} did not stop in time", stream.topic());
    }
  }

  private record Running(String topic, String table, StreamingQuery query) {}
}
