package io.pinflow.analytics.live;

import io.pinflow.analytics.Conflicts;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.tables.FileCare;
import java.time.Duration;
import java.time.Instant;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a table of many small commits quick to read: puts small files together every {@value
 * #COMMITS} commits, and removes what no version of the last day needs every six hours.
 */
final class Upkeep {

  private static final Logger LOGGER = LoggerFactory.getLogger(Upkeep.class);
  private static final int COMMITS = 200;
  private static final Duration BETWEEN_VACUUMS = Duration.ofHours(6);

  private final Location table;
  private int commits;
  private Instant lastVacuum = Instant.now();

  Upkeep(Location table) {
    this.table = table;
  }

  /** Counts a commit; returns whether this made another one that rewrote files. */
  boolean committed(SparkSession spark) {
    commits++;
    if (commits < COMMITS) {
      return false;
    }
    commits = 0;
    try {
      vacuum(spark);
      return FileCare.optimize(spark, table) > 0;
    } catch (RuntimeException failure) {
      if (!Conflicts.caused(failure)) {
        throw failure;
      }
      LOGGER.info("Another job writes to {}; its files are put together later", table);
      return false;
    }
  }

  private void vacuum(SparkSession spark) {
    if (lastVacuum.plus(BETWEEN_VACUUMS).isBefore(Instant.now())) {
      lastVacuum = Instant.now();
      FileCare.vacuum(spark, table);
    }
  }
}
