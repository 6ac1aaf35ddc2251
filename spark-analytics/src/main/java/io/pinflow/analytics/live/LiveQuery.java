package io.pinflow.analytics.live;

import io.pinflow.analytics.AnalyticsException;
import io.pinflow.analytics.Location;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running query, and how it ends without cutting a micro-batch short. */
final class LiveQuery {

  private static final Logger LOGGER = LoggerFactory.getLogger(LiveQuery.class);

  private final String table;
  private final Gate gate;
  private final StreamingQuery query;

  private LiveQuery(String table, Gate gate, StreamingQuery query) {
    this.table = table;
    this.gate = gate;
    this.query = query;
  }

  /**
   * Starts a query.
   *
   * @param gate the one its batches enter through
   */
  static LiveQuery start(
      String table,
      Gate gate,
      Dataset<Row> messages,
      VoidFunction2<Dataset<Row>, Long> batches,
      Location checkpoint,
      Trigger trigger) {
    DataStreamWriter<Row> writer =
        messages
            .writeStream()
            .queryName(table)
            .trigger(trigger)
            .option("checkpointLocation", checkpoint.text())
            .foreachBatch(batches);
    try {
      return new LiveQuery(table, gate, writer.start());
    } catch (TimeoutException e) {
      throw LiveErrors.failed(table, e);
    }
  }

  /**
   * Whether it still runs.
   *
   * @throws AnalyticsException when it has failed
   */
  boolean runs() {
    if (query.isActive()) {
      return true;
    }
    try {
      query.awaitTermination();
      return false;
    } catch (StreamingQueryException e) {
      throw failure(e);
    }
  }

  private AnalyticsException failure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AnalyticsException known) {
        return known;
      }
    }
    return LiveErrors.failed(table, failure);
  }

  /** Begins to stop: no further micro-batch. */
  void close() {
    gate.close();
  }

  /** Whether no micro-batch is under way. */
  boolean rests() {
    return !query.isActive() || gate.holds() || !query.status().isTriggerActive();
  }

  void stop() {
    try {
      query.stop();
    } catch (TimeoutException e) {
      LOGGER.warn("The query of {} did not stop in time", table);
    }
  }
}
