package io.pinflow.analytics.tables;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a Delta table is made with, one definition for all jobs.
 *
 * @param ofNew properties that only new tables get: they ask more of whoever reads the table
 * @param ofAll properties that older tables get, too
 * @param clustering the column by which rows are laid out
 */
public record TableProperties(
    Map<String, String> ofNew, Map<String, String> ofAll, Optional<String> clustering) {

  /** Whoever wants the rows that changed between two versions gets them from this feed. */
  private static final Map<String, String> CHANGES = Map.of("delta.enableChangeDataFeed", "true");

  /**
   * Rows that change are marked as deleted instead of their files being written again; statistics
   * only where they prune.
   */
  private static final Map<String, String> POSTS =
      Map.of(
          "delta.enableDeletionVectors", "true",
          "delta.dataSkippingStatsColumns", "ind");

  /** A checkpoint of the log costs as much as some commits, and so does each commit kept. */
  private static final Map<String, String> MANY_COMMITS =
      Map.of(
          "delta.checkpointInterval", "50",
          "delta.deletedFileRetentionDuration", "interval 2 days",
          "delta.logRetentionDuration", "interval 2 days");

  /** Of the tables with one row a post, laid out by its number. */
  public static TableProperties posts() {
    return new TableProperties(POSTS, CHANGES, Optional.of("ind"));
  }

  /** Of tables that rows are only added to. */
  public static TableProperties letters() {
    return new TableProperties(Map.of(), CHANGES, Optional.empty());
  }

  /** The same for a writer that commits every second. */
  public TableProperties withManyCommits() {
    Map<String, String> more = new LinkedHashMap<>(ofAll);
    more.putAll(MANY_COMMITS);
    return new TableProperties(ofNew, more, clustering);
  }

  /** All of a new table. */
  Map<String, String> ofNewTable() {
    Map<String, String> all = new LinkedHashMap<>(ofAll);
    all.putAll(ofNew);
    return all;
  }
}
