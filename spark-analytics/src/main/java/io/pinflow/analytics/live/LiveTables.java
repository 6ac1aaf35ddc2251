package io.pinflow.analytics.live;

import io.pinflow.analytics.AnalyticsErrors;
import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.Schemas;
import io.pinflow.analytics.tables.TableMaker;
import io.pinflow.analytics.tables.TableProperties;
import io.pinflow.records.Table;
import org.apache.spark.sql.SparkSession;

/** The tables that the job writes, ready for many small commits. */
final class LiveTables {

  private final TableMaker maker;
  private final Folders folders;
  private final LiveSettings settings;

  LiveTables(SparkSession spark, Folders folders, LiveSettings settings) {
    this.maker = new TableMaker(spark, folders);
    this.folders = folders;
    this.settings = settings;
  }

  /**
   * The place of a table of posts, made when it is not there.
   *
   * @throws io.pinflow.analytics.AnalyticsException when its rows were read but it is gone
   */
  Location posts(Table table) {
    String name = settings.names().deltaTable(table);
    Location target = settings.table(name);
    Location checkpoint = settings.checkpoint(name);
    if (!folders.isDeltaTable(target) && folders.hasFinishedBatches(checkpoint)) {
      throw AnalyticsErrors.tableGone(target.text(), checkpoint.text());
    }
    maker.make(target, Schemas.of(table), TableProperties.posts().withManyCommits());
    return target;
  }

  /** The place of the dead letters, made when it is not there. */
  Location deadLetters() {
    Location target = settings.table(settings.names().deadLetterTable());
    maker.make(target, DeadLetter.COLUMNS, TableProperties.letters().withManyCommits());
    return target;
  }
}
