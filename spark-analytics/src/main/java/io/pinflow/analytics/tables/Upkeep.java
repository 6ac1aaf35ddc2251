package io.pinflow.analytics.tables;

import io.pinflow.analytics.Conflicts;
import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps tables quick to read, when it is due: files are put together when there are many more than
 * the table's size needs, and old ones are removed from time to time. Both look at the folder and
 * the log only, so a run in which nothing is due costs next to nothing.
 */
public final class Upkeep {

  private static final Logger LOGGER = LoggerFactory.getLogger(Upkeep.class);

  private final SparkSession spark;
  private final Folders folders;
  private final UpkeepPolicy policy;
  private final Location memory;

  /**
   * The upkeep of all tables of a user.
   *
   * @param memory a folder that remembers when a table was last vacuumed
   */
  public Upkeep(SparkSession spark, Folders folders, UpkeepPolicy policy, Location memory) {
    this.spark = spark;
    this.folders = folders;
    this.policy = policy;
    this.memory = memory;
  }

  /** Does what is due for these tables; those that are not there are left out. */
  public void run(List<Location> tables) {
    tables.stream().filter(folders::isDeltaTable).forEach(this::keep);
  }

  private void keep(Location table) {
    try {
      if (mayHaveSpareFiles(table) && spareFiles(table) >= policy.smallFiles()) {
        LOGGER.info("{} files of {} were put together", FileCare.optimize(spark, table), table);
      }
      if (!policy.vacuumEvery().isZero()) {
        vacuumWhenDue(table);
      }
    } catch (RuntimeException failure) {
      if (!Conflicts.caused(failure)) {
        throw failure;
      }
      LOGGER.info("Another job writes to {}; its files are put together another time", table);
    }
  }

  /**
   * Told by the folder alone, which is quicker to read than the log: it has every file and more.
   */
  private boolean mayHaveSpareFiles(Location table) {
    return policy.smallFiles() > 0 && folders.names(table).size() > policy.smallFiles();
  }

  /** How many files a table has more than its bytes need. */
  private long spareFiles(Location table) {
    Row detail =
        spark
            .sql("DESCRIBE DETAIL " + table.deltaName())
            .selectExpr("numFiles", "sizeInBytes")
            .head();
    return detail.getLong(0) - (detail.getLong(1) / FileCare.ENOUGH_BYTES + 1);
  }

  /** A table that was never looked at is new: its time counts from now. */
  private void vacuumWhenDue(Location table) {
    Location last = memory.resolve(table.name());
    OptionalLong written = folders.written(last);
    if (written.isPresent()) {
      Instant due = Instant.ofEpochMilli(written.getAsLong()).plus(policy.vacuumEvery());
      if (Instant.now().isBefore(due)) {
        return;
      }
      FileCare.vacuum(spark, table, policy.keep());
    }
    folders.write(last, Instant.now().toString().getBytes(StandardCharsets.UTF_8));
  }
}
