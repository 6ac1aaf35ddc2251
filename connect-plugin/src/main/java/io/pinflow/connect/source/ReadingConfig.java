package io.pinflow.connect.source;

/** How often and in which portions rows are read and handed over. Immutable. */
final class ReadingConfig {
  static final String POLL_INTERVAL_CONFIG = "poll.interval.ms";
  static final String BATCH_MAX_ROWS_CONFIG = "batch.max.rows";
  static final String BATCH_MAX_BYTES_CONFIG = "batch.max.bytes";
  static final String PAGE_MAX_ROWS_CONFIG = "page.max.rows";
  static final String SNAPSHOT_INTERVAL_CONFIG = "snapshot.interval.ms";
  static final String SNAPSHOT_CHUNK_CONFIG = "snapshot.chunk.rows";
  static final String ROWS_PER_SECOND_CONFIG = "rows.per.second.max";
  static final String BYTES_PER_SECOND_CONFIG = "bytes.per.second.max";
  static final String METRICS_INTERVAL_CONFIG = "metrics.log.interval.ms";

  private static final long PAGE_SECONDS = 10;

  private final TableSourceConfig config;

  ReadingConfig(TableSourceConfig config) {
    this.config = config;
  }

  int pollIntervalMs() {
    return config.getInt(POLL_INTERVAL_CONFIG);
  }

  int batchMaxRows() {
    return config.getInt(BATCH_MAX_ROWS_CONFIG);
  }

  int batchMaxBytes() {
    return config.getInt(BATCH_MAX_BYTES_CONFIG);
  }

  /** With a limit of rows a second no more than so many seconds deliver: a page stays open. */
  int pageMaxRows() {
    long rowsPerSecond = config.getLong(ROWS_PER_SECOND_CONFIG);
    int rows = config.getInt(PAGE_MAX_ROWS_CONFIG);
    return rowsPerSecond == 0 ? rows : (int) Math.min(rows, rowsPerSecond * PAGE_SECONDS);
  }

  SnapshotSchedule snapshotSchedule() {
    return new SnapshotSchedule(config.getLong(SNAPSHOT_INTERVAL_CONFIG));
  }

  /** Rows of a chunk, 0 when every table is read by one task. */
  int snapshotChunkRows() {
    return config.getInt(SNAPSHOT_CHUNK_CONFIG);
  }

  SnapshotShare snapshotShare() {
    return SnapshotShare.of(config.originalsStrings());
  }

  RateLimit rateLimit() {
    return new RateLimit(
        config.getLong(ROWS_PER_SECOND_CONFIG),
        config.getLong(BYTES_PER_SECOND_CONFIG),
        System::nanoTime);
  }

  TaskMetrics metrics() {
    String name = config.originalsStrings().getOrDefault("name", "table-source");
    return new TaskMetrics(name, config.getLong(METRICS_INTERVAL_CONFIG));
  }
}
