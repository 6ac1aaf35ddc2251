package io.pinflow.analytics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The new objects of one topic on their way into its table, in as many batches as they need. */
final class TopicStream {

  private static final Logger LOGGER = LoggerFactory.getLogger(TopicStream.class);

  private final LandedTopic topic;
  private final StreamingQuery query;

  private TopicStream(LandedTopic topic, StreamingQuery query) {
    this.topic = topic;
    this.query = query;
  }

  /**
   * Starts to read.
   *
   * @param from objects that landed before it count as read
   * @param done paths that this run has read already
   */
  static TopicStream start(
      SparkSession spark,
      BatchSettings settings,
      Folders folders,
      LandedTopic topic,
      Optional<Instant> from,
      Set<String> done) {
    Location checkpoint = settings.checkpoints().resolve(topic.stream());
    Location table = settings.table(topic.table());
    if (folders.hasFinishedBatches(checkpoint)
        && !folders.isDeltaTable(table)
        && !topic.table().equals(settings.names().deadLetterTable())) {
      throw AnalyticsErrors.tableGone(table.text(), checkpoint.text());
    }
    Dataset<Row> files =
        LandedFiles.stream(
            spark, settings.input().resolve(topic.name()), topic.ending(), settings.intake());
    VoidFunction2<Dataset<Row>, Long> work = (batch, number) -> bring(topic, batch, from, done);
    try {
      return new TopicStream(
          topic,
          files
              .writeStream()
              .queryName(topic.name())
              .trigger(Trigger.AvailableNow())
              .option("checkpointLocation", checkpoint.text())
              .foreachBatch(work)
              .start());
    } catch (TimeoutException e) {
      throw AnalyticsErrors.mergeFailed(topic.name(), topic.table(), e);
    }
  }

  private static void bring(
      LandedTopic topic, Dataset<Row> batch, Optional<Instant> from, Set<String> done) {
    List<LandedFile> objects =
        LandedFiles.in(batch).stream()
            .filter(object -> from.isEmpty() || !object.modified().isBefore(from.get()))
            .filter(object -> !done.contains(object.path()))
            .toList();
    if (!objects.isEmpty()) {
      topic.work().bring(batch.sparkSession(), objects);
    }
  }

  /** Waits until everything is in that was there at the start. */
  void await() {
    try {
      query.awaitTermination();
    } catch (StreamingQueryException e) {
      throw AnalyticsErrors.mergeFailed(topic.name(), topic.table(), e);
    }
  }

  void stop() {
    try {
      if (query.isActive()) {
        query.stop();
      }
    } catch (TimeoutException e) {
      LOGGER.warn("The stream of {} did not stop in time", topic.name());
    }
  }
}
