package io.pinflow.spark.kinesis;

import java.net.URI;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;

/** A job in a process of its own: one stream into one Delta table, until it is killed. */
final class LiveJob {

  private LiveJob() {}

  /** Arguments: endpoint, stream, folder. */
  public static void main(String[] arguments) throws Exception {
    StreamingQuery query =
        start(
            TestSpark.session(),
            new Streams(URI.create(arguments[0])),
            arguments[1],
            Path.of(arguments[2]),
            Trigger.ProcessingTime(200));
    query.awaitTermination();
  }

  static StreamingQuery start(
      SparkSession spark, Streams streams, String stream, Path folder, Trigger trigger)
      throws Exception {
    return spark
        .readStream()
        .format(KinesisSource.SHORT_NAME)
        .options(streams.options(stream))
        .option("maxRecordsPerTrigger", 300)
        .load()
        .writeStream()
        .format("delta")
        .option("checkpointLocation", folder.resolve("checkpoint").toString())
        .trigger(trigger)
        .start(folder.resolve("table").toString());
  }
}
