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
  private final DataStreamWriter<Row> writer;
  private StreamingQuery query;
  private boolean startedAgain;

  private LiveQuery(String table, Gate gate, DataStreamWriter<Row> writer) {
    this.table = table;
    this.gate = gate;
    this.writer = writer;
    start();
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
    return new LiveQuery(table, gate, writer);
  }

  private void start() {
    try {
      query = writer.start();
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
      if (startedAgain || !failedToCount(e)) {
        throw failure(e);
      }
      startedAgain = true;
      start();
      return true;
    }
  }

  /**
   * Spark 4.1.1 repeats the batch that a killed job left half done, and then fails to say how far
   * behind Kafka it is, since it did not ask. The batch is recorded by then: the next start goes
   * on.
   */
  private static boolean failedToCount(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    StackTraceElement[] trace = root.getStackTrace();
    return root instanceof NullPointerException
        && trace.length > 0
        && trace[0].getClassName().contains("KafkaMicroBatchStream")
        && trace[0].getMethodName().equals("metrics");
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
