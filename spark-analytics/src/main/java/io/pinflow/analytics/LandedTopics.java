package io.pinflow.analytics;

import static org.apache.spark.sql.functions.col;

import io.pinflow.analytics.BatchSettings.FileSource;
import io.pinflow.analytics.BatchSettings.Source;
import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** The topics that a batch reads: those of the tables, and of the cleaner's dead letters. */
final class LandedTopics {

  private final BatchSettings settings;
  private final Folders folders;
  private final MergeProgress progress;
  private final Map<Table, MergeCounts> counts;
  private final DeadLetters letters;

  LandedTopics(
      BatchSettings settings,
      Folders folders,
      MergeProgress progress,
      Map<Table, MergeCounts> counts) {
    this.settings = settings;
    this.folders = folders;
    this.progress = progress;
    this.counts = counts;
    this.letters = new DeadLetters(settings.table(settings.names().deadLetterTable()), folders);
  }

  /** All of them, whether something has landed or not. */
  List<LandedTopic> all() {
    List<LandedTopic> topics = new ArrayList<>();
    for (Table table : Table.values()) {
      topics.add(settings.source() == Source.RAW ? raw(table) : cleaned(table));
    }
    if (settings.source() == Source.CLEANED) {
      topics.add(deadLetters());
    }
    return topics;
  }

  private LandedTopic cleaned(Table table) {
    TableMerge merge = merge(table);
    return topic(
        settings.names().cleanedTopic(table),
        ".parquet",
        settings.names().deltaTable(table),
        "",
        (spark, objects) -> {
          Contract.check(spark, table, objects);
          merge.merge(LandedRows.cleaned(spark, table, LandedFiles.paths(objects)), objects);
        });
  }

  private LandedTopic raw(Table table) {
    TableMerge merge = merge(table);
    return topic(
        settings.names().rawTopic(table),
        ".json",
        settings.names().deltaTable(table),
        "_raw",
        (spark, objects) -> mergeRaw(spark, table, objects, merge));
  }

  private void mergeRaw(
      SparkSession spark, Table table, List<LandedFile> objects, TableMerge merge) {
    Dataset<Row> rows =
        LandedRows.raw(spark, table, LandedFiles.paths(objects))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Dataset<Row> refusals = rows.where(col(RawCleaning.REFUSAL).isNotNull());
      letters.append(DeadLetters.refused(table, refusals));
      merge.merge(
          rows.where(col(RawCleaning.REFUSAL).isNull()).drop(RawCleaning.REFUSAL, LandedRows.FILE),
          objects);
    } finally {
      rows.unpersist();
    }
  }

  private LandedTopic deadLetters() {
    return topic(
        settings.names().deadLetterTopic(),
        ".json",
        settings.names().deadLetterTable(),
        "",
        (spark, objects) -> letters.append(DeadLetters.landed(spark, LandedFiles.paths(objects))));
  }

  private LandedTopic topic(
      String name, String ending, String table, String suffix, LandedTopic.Work work) {
    String finder = settings.intake().files() == FileSource.AUTO_LOADER ? "_auto_loader" : "";
    return new LandedTopic(name, ending, table, table + suffix + finder, work);
  }

  private TableMerge merge(Table table) {
    Location target = settings.table(settings.names().deltaTable(table));
    return new TableMerge(
        table,
        target,
        folders,
        counts.get(table),
        progress,
        settings.source() == Source.RAW
            ? TableMerge.RowsAre.IN_MEMORY
            : TableMerge.RowsAre.IN_FILES);
  }
}
