package io.pinflow.spark.kinesis;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.streaming.ReadLimit;

/** Does what Spark does with a stream, without Spark: plan, read, go on. */
final class Reading implements AutoCloseable {

  private final KinesisMicroBatchStream stream;
  private final ReadLimit limit;
  private KinesisOffset at;

  private Reading(KinesisMicroBatchStream stream, KinesisOffset at) {
    this.stream = stream;
    this.limit = stream.getDefaultReadLimit();
    this.at = at;
  }

  static Map<String, String> options(String... more) {
    Map<String, String> options = new TreeMap<>();
    options.put("streamName", "s");
    options.put("region", "us-east-1");
    options.put("initialPosition", "earliest");
    options.put("minFetchPeriod", "10ms");
    options.put("shardFetchInterval", "100ms");
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }

  static Reading of(FakeKinesis kinesis, FakeClock clock, String... options) {
    return of(kinesis, clock, Keeping.RECORDS, KinesisOffset.UNPINNED, options);
  }

  static Reading of(
      FakeKinesis kinesis,
      FakeClock clock,
      Keeping keeping,
      KinesisOffset from,
      String... options) {
    KinesisOptions parsed = KinesisOptions.parse(options(options));
    return new Reading(new KinesisMicroBatchStream(parsed, () -> kinesis, keeping, clock), from);
  }

  KinesisMicroBatchStream stream() {
    return stream;
  }

  KinesisOffset at() {
    return at;
  }

  /** The end of the next micro-batch, which may be where this one ended. */
  KinesisOffset plan() {
    return (KinesisOffset) stream.latestOffset(at, limit);
  }

  /** Plans and reads one micro-batch; its records as shard:data. */
  List<String> batch() {
    KinesisOffset end = (KinesisOffset) stream.deserializeOffset(plan().json());
    List<String> rows = read(at, end);
    at = end;
    return rows;
  }

  /** Reads micro-batches until {@code count} records have come. */
  List<String> batches(int count) {
    List<String> rows = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              rows.addAll(batch());
              return rows.size() >= count;
            });
    return rows;
  }

  /** All micro-batches of Trigger.AvailableNow; the rows of each. */
  List<List<String>> availableNow() {
    stream.prepareForTriggerAvailableNow();
    List<List<String>> batches = new ArrayList<>();
    for (KinesisOffset end = plan(); !end.equals(at); end = plan()) {
      batches.add(read(at, end));
      at = end;
    }
    return batches;
  }

  List<String> read(KinesisOffset from, KinesisOffset to) {
    List<String> rows = new ArrayList<>();
    for (InputPartition partition : stream.planInputPartitions(from, to)) {
      try (PartitionReader<InternalRow> reader =
          stream.createReaderFactory().createReader(partition)) {
        while (reader.next()) {
          rows.add(
              reader.get().getString(3)
                  + ":"
                  + new String(reader.get().getBinary(1), StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return rows;
  }

  @Override
  public void close() {
    stream.stop();
  }
}
