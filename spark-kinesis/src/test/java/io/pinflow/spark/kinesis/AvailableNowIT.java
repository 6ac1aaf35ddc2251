package io.pinflow.spark.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.local.testing.LocalKinesis;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvailableNowIT {

  private static LocalKinesis kinesis;
  private static Streams streams;
  private static SparkSession spark;

  @TempDir private Path folder;

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

  @Test
  void shouldReadWhatIsThereOnceAndNothingTheSecondTime() throws Exception {
    streams.create("one", 2);
    streams.put("one", 0, 1000);

    Map<String, String> options = streams.options("one");
    run(options);

    assertThat(distinctRows()).isEqualTo(1000);
    long version = versions();
    run(options);
    assertThat(versions()).isEqualTo(version);

    streams.split("one", "shardId-000000000000");
    streams.put("one", 1000, 1500);
    options.put("maxRecordsPerTrigger", "100");
    run(options);

    assertThat(distinctRows()).isEqualTo(1500);
    assertThat(table().count()).isEqualTo(1500);
    assertThat(table().select("shardId").distinct().count()).isEqualTo(4);
  }

  private void run(Map<String, String> options) throws Exception {
    StreamingQuery query =
        spark
            .readStream()
            .format(KinesisSource.SHORT_NAME)
            .options(options)
            .load()
            .writeStream()
            .format("delta")
            .option("checkpointLocation", folder.resolve("checkpoint").toString())
            .trigger(Trigger.AvailableNow())
            .start(folder.resolve("table").toString());
    query.awaitTermination();
  }

  private Dataset<Row> table() {
    return spark.read().format("delta").load(folder.resolve("table").toString());
  }

  private long distinctRows() {
    return table().selectExpr("cast(data as string)").distinct().count();
  }

  private long versions() {
    return spark.sql("describe history delta.`" + folder.resolve("table") + "`").count();
  }
}
