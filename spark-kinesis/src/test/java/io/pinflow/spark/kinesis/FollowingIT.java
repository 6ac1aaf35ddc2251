package io.pinflow.spark.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pinflow.local.testing.LocalKinesis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A query that follows a stream by the second. */
class FollowingIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static LocalKinesis kinesis;
  private static Streams streams;
  private static SparkSession spark;

  @TempDir private Path folder;

  private final List<String> received = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void start() throws Exception {
    LocalKinesis.assumeAvailable();
    kinesis = LocalKinesis.start();
    streams = new Streams(kinesis.endpoint());
    spark = TestSpark.session();
  }

  @AfterAll
  static void stop() {
    if (kinesis != null) {
      streams.close();
      kinesis.close();
    }
  }

  @AfterEach
  void stopQueries() throws Exception {
    for (StreamingQuery query : spark.streams().active()) {
      query.stop();
    }
  }

  @Test
  void shouldFollowTheLatestThroughAStopAndAMerge() throws Exception {
    streams.create("latest", 2);
    streams.put("latest", 0, 50);
    Map<String, String> options = streams.options("latest");
    options.put("initialPosition", "latest");

    StreamingQuery query = follow(options);
    await().atMost(PATIENCE).until(() -> query.lastProgress() != null);
    streams.put("latest", 50, 100);
    await().atMost(PATIENCE).until(() -> received.size() >= 50);
    await().atMost(PATIENCE).until(() -> metric(query, "records").equals("50"));
    assertThat(metric(query, "shards")).isEqualTo("2");
    query.stop();
    query.awaitTermination();

    streams.merge("latest", "shardId-000000000000", "shardId-000000000001");
    streams.put("latest", 100, 150);
    StreamingQuery again = follow(options);
    await().atMost(PATIENCE).until(() -> received.size() >= 100);
    again.stop();

    assertThat(received).hasSize(100).doesNotHaveDuplicates().contains("50", "149");
  }

  @Test
  void shouldFailOnAStreamThatWasCreatedAgain() throws Exception {
    streams.create("again", 1);
    streams.put("again", 0, 10);
    Map<String, String> options = streams.options("again");
    StreamingQuery query = follow(options);
    await().atMost(PATIENCE).until(() -> received.size() == 10);
    query.stop();

    streams.delete("again");
    streams.create("again", 1);

    StreamingQuery doomed = follow(options);
    assertThatThrownBy(doomed::awaitTermination)
        .hasStackTraceContaining("it was deleted and created again")
        .hasStackTraceContaining("Give the query a new checkpoint");
  }

  private static String metric(StreamingQuery query, String name) {
    return query.lastProgress().sources()[0].metrics().getOrDefault(name, "");
  }

  private StreamingQuery follow(Map<String, String> options) throws Exception {
    VoidFunction2<Dataset<Row>, Long> sink =
        (rows, batch) ->
            received.addAll(
                rows.selectExpr("cast(data as string)").as(Encoders.STRING()).collectAsList());
    return spark
        .readStream()
        .format(KinesisSource.SHORT_NAME)
        .options(options)
        .load()
        .writeStream()
        .foreachBatch(sink)
        .option("checkpointLocation", folder.resolve("checkpoint").toString())
        .trigger(Trigger.ProcessingTime(200))
        .start();
  }
}
