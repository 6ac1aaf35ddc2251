package io.pinflow.spark.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pinflow.local.testing.LocalKinesis;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job killed and started again and again while its stream is split and merged. */
class CrashIT {

  private static final String STREAM = "crashing";
  private static final int KILLS = 5;
  private static final int RECORDS = 5_000;
  private static final int PART = RECORDS / (2 * KILLS);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Random random = new Random(5);

  @TempDir private Path folder;

  @Test
  void shouldHoldEveryRecordOnceThroughKillsSplitsAndMerges() throws Exception {
    LocalKinesis.assumeAvailable();
    try (LocalKinesis kinesis = LocalKinesis.start();
        Streams streams = new Streams(kinesis.endpoint())) {
      streams.create(STREAM, 2);
      for (int run = 0; run < KILLS; run++) {
        crash(kinesis, streams, run);
      }
      SparkSession spark = TestSpark.session();
      LiveJob.start(spark, streams, STREAM, folder, Trigger.AvailableNow()).awaitTermination();

      assertThat(rows(spark).count()).isEqualTo(RECORDS);
      assertThat(rows(spark).distinct().agg(Map.of("number", "max")).first().getInt(0))
          .isEqualTo(RECORDS - 1);
      assertThat(rows(spark).distinct().count()).isEqualTo(RECORDS);
    }
  }

  /** One life of the job: it gets on, the stream changes, more comes, it is killed amid it. */
  private void crash(LocalKinesis kinesis, Streams streams, int run) throws Exception {
    int first = 2 * run * PART;
    Process job = job(kinesis);
    try {
      streams.put(STREAM, first, first + PART);
      long before = commits();
      await().atMost(PATIENCE).until(() -> !job.isAlive() || commits() > before);
      assertThat(job.isAlive()).as("the job lives, its log: %s", log()).isTrue();
      if (run == 1) {
        streams.split(STREAM, "shardId-000000000000");
      }
      streams.put(STREAM, first + PART, first + 2 * PART);
      // Neither here nor there in a batch: that is the point.
      TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
    } finally {
      job.destroyForcibly().waitFor();
    }
    if (run == 3) {
      streams.merge(STREAM, "shardId-000000000002", "shardId-000000000003");
    }
  }

  private Process job(LocalKinesis kinesis) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseParallelGC",
            "-cp",
            System.getProperty("java.class.path"),
            LiveJob.class.getName(),
            kinesis.endpoint().toString(),
            STREAM,
            folder.toString());
    File log = folder.resolve("job.log").toFile();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("job.log"));
  }

  private long commits() throws IOException {
    Path log = folder.resolve("table/_delta_log");
    if (!Files.isDirectory(log)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(log)) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }

  private Dataset<Row> rows(SparkSession spark) {
    return spark
        .read()
        .format("delta")
        .load(folder.resolve("table").toString())
        .selectExpr("cast(cast(data as string) as int) as number");
  }
}
