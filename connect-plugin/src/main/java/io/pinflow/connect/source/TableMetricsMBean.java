package io.pinflow.connect.source;

/** What has happened to one table since its task started, for JMX. */
public interface TableMetricsMBean {
  /** Rows handed to Connect. */
  long getRows();

  /** Rough size of those rows, in bytes. */
  long getBytes();

  /** Tries that failed, whatever the reason. */
  long getErrors();

  /** Times the table could be read again after one or more tries had failed. */
  long getReconnects();

  /**
   * The most its topic may be behind, in seconds: the time since the table was last read to its
   * end.
   */
  long getLagSeconds();

  /** Chunks of the snapshot that all tasks read together, 0 when there has been none. */
  int getSnapshotChunks();

  /** Those of them that are delivered whole, by all tasks. */
  int getSnapshotChunksDone();

  /** Rows of the snapshot delivered by all tasks, as far as offsets are stored. */
  long getSnapshotRows();

  /** About how many rows the snapshot has. */
  long getSnapshotRowsEstimate();

  /** About how long the snapshot still takes, in seconds, -1 while that is unknown. */
  long getSnapshotSecondsLeft();

  /** Rows sent because a comparison found that the topic lacked them. */
  long getMissingSent();

  /** Tombstones sent because a comparison found that the table lacked their rows. */
  long getDeletedSent();

  /** Chunks of keys compared with the topic. */
  long getComparedChunks();

  /** How long the last comparison took, in seconds; -1 before the first. */
  long getComparisonSeconds();
}
