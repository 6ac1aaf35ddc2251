package io.pinflow.analytics;

import io.pinflow.analytics.BatchSettings.Places;
import io.pinflow.analytics.BatchSettings.Reading;
import io.pinflow.analytics.tables.TableMaker;
import io.pinflow.analytics.tables.TableProperties;
import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reading of a run: what is new, or everything again.
 *
 * <p>Everything again goes into tables beside the old ones, in batches that survive a crash. Then
 * each old table is replaced by its new rows in one version, and last the memory of what was read
 * is exchanged. A run that dies before leaves old or new tables, and the next one finishes it.
 */
final class Refresh {

  private static final Logger LOGGER = LoggerFactory.getLogger(Refresh.class);
  private static final String ASIDE = "_refresh_";
  private static final long ROWS_IN_A_FILE = 1_000_000;

  private final SparkSession spark;
  private final BatchSettings settings;
  private final Folders folders;
  private final MergeProgress progress;
  private final Map<Table, MergeCounts> counts;

  Refresh(
      SparkSession spark,
      BatchSettings settings,
      Folders folders,
      MergeProgress progress,
      Map<Table, MergeCounts> counts) {
    this.spark = spark;
    this.settings = settings;
    this.folders = folders;
    this.progress = progress;
    this.counts = counts;
  }

  /** Reads what is new, or everything when this run or one that died was asked to. */
  void run() {
    RefreshState state = RefreshState.read(settings.checkpoints(), folders);
    if (settings.intake().reading() == Reading.EVERYTHING) {
      state = state.begun();
      state.write(settings.checkpoints(), folders);
    }
    if (state.underWay()) {
      refresh(state);
    } else {
      forget(state);
      merge(settings.tables(), state.memory(settings.checkpoints()));
    }
  }

  private void merge(Location tables, Location checkpoints) {
    Places places = new Places(settings.input(), tables, checkpoints, settings.results());
    new Merges(spark, settings.at(places), folders, progress, counts).run();
  }

  private void refresh(RefreshState state) {
    Location aside = settings.table(ASIDE + state.number());
    LOGGER.info("Everything that has landed is read again, into {}", aside);
    merge(aside, state.newMemory(settings.checkpoints()));
    tables().forEach(table -> replace(table, aside, state));
    state.ended().write(settings.checkpoints(), folders);
    forget(state.ended());
  }

  private List<String> tables() {
    List<String> tables = new ArrayList<>();
    for (Table table : Table.values()) {
      tables.add(settings.names().deltaTable(table));
    }
    tables.add(settings.names().deadLetterTable());
    return tables;
  }

  /** One version, once however often it is tried; a table of which nothing landed stays. */
  private void replace(String name, Location aside, RefreshState state) {
    Location fresh = aside.resolve(name);
    Location target = settings.table(name);
    boolean letters = name.equals(settings.names().deadLetterTable());
    if (folders.isDeltaTable(fresh)) {
      replace(
          read(fresh),
          target,
          letters ? TableProperties.letters() : TableProperties.posts(),
          state);
    } else if (letters && folders.isDeltaTable(target) && !folders.names(aside).isEmpty()) {
      replace(read(target).limit(0), target, TableProperties.letters(), state);
    } else {
      LOGGER.warn("Nothing for {} has landed; it stays as it is", target);
    }
  }

  private Dataset<Row> read(Location table) {
    return spark.read().format("delta").load(table.text());
  }

  private void replace(
      Dataset<Row> rows, Location target, TableProperties properties, RefreshState state) {
    try {
      if (folders.isDeltaTable(target)) {
        new TableMaker(spark, folders).bringUpToDate(target, rows.schema(), properties);
      }
      new WriterTurn(target, folders).write(() -> overwrite(rows, target, properties, state));
    } catch (AnalyticsException known) {
      throw known;
    } catch (RuntimeException failure) {
      throw AnalyticsErrors.notReplaced(target.text(), failure);
    }
  }

  private static Location overwrite(
      Dataset<Row> rows, Location target, TableProperties properties, RefreshState state) {
    Dataset<Row> laidOut =
        properties.clustering().map(column -> laidOut(rows, column)).orElse(rows);
    TableMaker.making(laidOut, properties)
        .mode("overwrite")
        .option("txnAppId", "pinflow-refresh")
        .option("txnVersion", state.number())
        .save(target.text());
    return target;
  }

  private static Dataset<Row> laidOut(Dataset<Row> rows, String column) {
    int files = Math.toIntExact(rows.count() / ROWS_IN_A_FILE) + 1;
    return rows.repartitionByRange(files, rows.col(column)).sortWithinPartitions(column);
  }

  /** Removes what the last refresh left: its tables aside, and the memory of before. */
  private void forget(RefreshState ended) {
    if (ended.number() == 0) {
      return;
    }
    folders.removeAll(settings.table(ASIDE + ended.number()));
    Location memory = new RefreshState(ended.number(), true).memory(settings.checkpoints());
    if (!memory.equals(settings.checkpoints())) {
      folders.removeAll(memory);
      return;
    }
    // The first memory lies beside those of refreshes, and of the live job.
    for (String name : folders.names(memory)) {
      if (tables().stream().anyMatch(name::startsWith)) {
        folders.removeAll(memory.resolve(name));
      }
    }
  }
}
