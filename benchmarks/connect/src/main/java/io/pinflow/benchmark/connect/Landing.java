package io.pinflow.benchmark.connect;

import io.pinflow.benchmark.BenchmarkErrors;
import io.pinflow.benchmark.Contender;
import io.pinflow.benchmark.Volume;
import io.pinflow.connect.sink.S3SinkTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Delivers a topic to a sink task as a worker does, in batches of a poll, until the task has
 * committed the last message. Making the records is part of it: a worker does that too.
 */
final class Landing implements Contender {
  private static final int ROWS_OF_POLL = 5_000;
  private static final long PATIENCE_NANOS = 300_000_000_000L;

  private final String name;
  private final Bucket bucket;
  private final SinkFormat format;
  private final int rows;
  private final Deliveries deliveries;
  private WorkerContext context;
  private S3SinkTask task;
  private TopicPartition partition;
  private Volume volume;

  <T> Landing(
      String name,
      Bucket bucket,
      SinkFormat format,
      List<T> messages,
      Function<T, SchemaAndValue> converter) {
    this.name = name;
    this.bucket = bucket;
    this.format = format;
    this.rows = messages.size();
    this.deliveries = (from, to) -> records(messages, converter, from, to);
    this.volume = new Volume(rows, 0);
  }

  private interface Deliveries {
    List<SinkRecord> between(int from, int to);
  }

  /** The objects that come of one landing, off the clock. */
  Landed objects() throws InterruptedException {
    prepare();
    run();
    task.stop();
    Landed landed = new Landed(rows, bucket.read());
    weigh(landed);
    bucket.clear();
    return landed;
  }

  /** Takes what landed for what each run lands. */
  void weigh(Landed landed) {
    volume = landed.volume();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void prepare() {
    partition = new TopicPartition("local.pin", 0);
    Map<String, String> settings = new LinkedHashMap<>(bucket.settings());
    settings.putAll(format.settings());
    context = new WorkerContext(settings, partition);
    task = new S3SinkTask();
    task.initialize(context);
    task.start(settings);
    task.open(List.of(partition));
  }

  @Override
  public Volume run() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    int next = 0;
    while (!isCommitted(next)) {
      if (next == rows || context.isPaused()) {
        context.await();
        task.put(List.of());
      } else {
        int end = Math.min(rows, next + ROWS_OF_POLL);
        task.put(deliveries.between(next, end));
        next = end;
      }
      if (System.nanoTime() > deadline) {
        throw BenchmarkErrors.late("the last object", PATIENCE_NANOS / 1_000_000_000L);
      }
    }
    return volume;
  }

  @Override
  public void finish() {
    task.stop();
    bucket.clear();
  }

  /** Asked only when it may be so: a worker commits now and then, not with each delivery. */
  private boolean isCommitted(int next) {
    if (next < rows) {
      return false;
    }
    OffsetAndMetadata committed = task.preCommit(Map.of()).get(partition);
    return committed != null && committed.offset() == rows;
  }

  private <T> List<SinkRecord> records(
      List<T> messages, Function<T, SchemaAndValue> converter, int from, int to) {
    List<SinkRecord> records = new ArrayList<>(to - from);
    for (int offset = from; offset < to; offset++) {
      SchemaAndValue value = converter.apply(messages.get(offset));
      records.add(
          new SinkRecord(
              partition.topic(),
              partition.partition(),
              Schema.STRING_SCHEMA,
              Integer.toString(offset),
              value.schema(),
              value.value(),
              offset,
              0L,
              TimestampType.CREATE_TIME));
    }
    return records;
  }
}
