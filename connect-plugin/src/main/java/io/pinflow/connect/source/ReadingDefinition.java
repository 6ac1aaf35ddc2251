package io.pinflow.connect.source;

import static io.pinflow.connect.source.ReadingConfig.BATCH_MAX_BYTES_CONFIG;
import static io.pinflow.connect.source.ReadingConfig.BATCH_MAX_ROWS_CONFIG;
import static io.pinflow.connect.source.ReadingConfig.BYTES_PER_SECOND_CONFIG;
import static io.pinflow.connect.source.ReadingConfig.METRICS_INTERVAL_CONFIG;
import static io.pinflow.connect.source.ReadingConfig.PAGE_MAX_ROWS_CONFIG;
import static io.pinflow.connect.source.ReadingConfig.POLL_INTERVAL_CONFIG;
import static io.pinflow.connect.source.ReadingConfig.ROWS_PER_SECOND_CONFIG;
import static io.pinflow.connect.source.ReadingConfig.SNAPSHOT_CHUNK_CONFIG;
import static io.pinflow.connect.source.ReadingConfig.SNAPSHOT_INTERVAL_CONFIG;

import org.apache.kafka.common.config.ConfigDef;

/** The keys of how rows are read and handed over: portions, limits and metrics. */
final class ReadingDefinition {
  private ReadingDefinition() {}

  static void define(ConfigKeys keys) {
    definePortions(keys.in("Reading"));
    defineSnapshots(keys);
    defineLimits(keys);
    defineMetrics(keys);
  }

  private static void definePortions(ConfigKeys keys) {
    keys.add(
            POLL_INTERVAL_CONFIG,
            ConfigDef.Type.INT,
            1_000,
            ConfigDef.Range.between(1, 86_400_000),
            ConfigDef.Importance.HIGH,
            "The wait after a table had no new rows before it is asked again, in"
                + " milliseconds.")
        .add(
            BATCH_MAX_ROWS_CONFIG,
            ConfigDef.Type.INT,
            2_000,
            ConfigDef.Range.between(1, 1_000_000),
            ConfigDef.Importance.MEDIUM,
            "The most rows handed to Connect at once.")
        .add(
            BATCH_MAX_BYTES_CONFIG,
            ConfigDef.Type.INT,
            8_388_608,
            ConfigDef.Range.between(1_024, 1_073_741_824),
            ConfigDef.Importance.LOW,
            "The size at which a batch is handed to Connect whatever its rows, in bytes. While one"
                + " batch is sent the next is read: two are in memory at once.")
        .add(
            PAGE_MAX_ROWS_CONFIG,
            ConfigDef.Type.INT,
            100_000,
            ConfigDef.Range.between(1, 100_000_000),
            ConfigDef.Importance.LOW,
            "The most rows one query asks for; they are streamed, never held. It bounds how"
                + " long one query and its snapshot stay open.");
  }

  private static void defineSnapshots(ConfigKeys keys) {
    keys.add(
            SNAPSHOT_INTERVAL_CONFIG,
            ConfigDef.Type.LONG,
            0L,
            ConfigDef.Range.atLeast(0),
            ConfigDef.Importance.MEDIUM,
            "In mode snapshot, the time from the begin of one snapshot of a table to that of the"
                + " next, in milliseconds; one that takes longer is ended first. 0 takes one and no"
                + " more.")
        .add(
            SNAPSHOT_CHUNK_CONFIG,
            ConfigDef.Type.INT,
            500_000,
            ConfigDef.Range.between(0, 1_000_000_000),
            ConfigDef.Importance.MEDIUM,
            "About how many rows a chunk has when all tasks read one table. A table that has two"
                + " chunks or more still to be read, at the first start or after a long halt, is"
                + " cut into at most 256 of them, which are spread over tasks.max tasks; each is"
                + " taken up where it was, also by other tasks. Rows of different chunks come in no"
                + " order. A table without a key has chunks of pages, on PostgreSQL 14 and newer,"
                + " and none elsewhere. 0 leaves every table to one task.");
  }

  private static void defineLimits(ConfigKeys keys) {
    keys.add(
            ROWS_PER_SECOND_CONFIG,
            ConfigDef.Type.LONG,
            0L,
            ConfigDef.Range.between(0, 1_000_000_000),
            ConfigDef.Importance.LOW,
            "The most rows that a task delivers in a second on average, to spare the database; 0"
                + " is no limit. Time without rows is not made up for. A query that waits for"
                + " longer than query.timeout.ms, or a minute, is given up and taken up again where"
                + " it was.")
        .add(
            BYTES_PER_SECOND_CONFIG,
            ConfigDef.Type.LONG,
            0L,
            ConfigDef.Range.between(0, 1_000_000_000_000L),
            ConfigDef.Importance.LOW,
            "The most bytes that a task delivers in a second on average, by the same rough size as"
                + " batch.max.bytes has; 0 is no limit.");
  }

  private static void defineMetrics(ConfigKeys keys) {
    keys.add(
        METRICS_INTERVAL_CONFIG,
        ConfigDef.Type.LONG,
        60_000L,
        ConfigDef.Range.atLeast(0),
        ConfigDef.Importance.LOW,
        "The time between two lines of metrics in the log, in milliseconds: rows, bytes,"
            + " errors, reconnects and the lag, in CloudWatch's embedded metric format, by the"
            + " logger io.pinflow.connect.metrics. 0 writes none. JMX has the same.");
  }
}
