package io.pinflow.connect.sink;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lands the records of its topic partitions in S3, one {@link TopicPartitionWriter} each. */
public final class S3SinkTask extends SinkTask {

  private static final Logger LOGGER = LoggerFactory.getLogger(S3SinkTask.class);
  private static final long STOP_SECONDS = 15;

  private final Clock clock;
  private final Map<TopicPartition, TopicPartitionWriter> writers = new HashMap<>();
  private ObjectStore store;
  private ScheduledThreadPoolExecutor pool;
  private WriterTools tools;
  private Pace pace;

  /** Called by Kafka Connect. */
  public S3SinkTask() {
    this(Clock.systemUTC());
  }

  S3SinkTask(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String version() {
    return SinkVersion.text();
  }

  @Override
  public void start(Map<String, String> settings) {
    S3SinkConfig config = new S3SinkConfig(settings);
    warnOfIgnored(ConfluentKeys.ignored(settings));
    RecordFormat format = config.format();
    store = new ObjectStore(S3Clients.create(config), config.bucket(), format.contentType());
    requireBucket();
    pool = UploadPool.create(config.uploadThreads());
    Rejects rejects = new Rejects(context.errantRecordReporter());
    tools = new WriterTools(config, format, store, pool, rejects);
    pace = new Pace(context);
    LOGGER.info("Landing in s3://{} as {}", config.bucket(), config.formatName());
  }

  @Override
  public void open(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      writers.put(partition, new TopicPartitionWriter(partition, tools));
    }
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    long now = clock.millis();
    writers.values().forEach(TopicPartitionWriter::beginDelivery);
    add(records, now);
    writers.values().forEach(writer -> writer.endDelivery(now));
    pace.set(writers, now);
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> read) {
    Map<TopicPartition, OffsetAndMetadata> landed = new HashMap<>();
    writers.forEach(
        (partition, writer) ->
            writer
                .takeCommittable()
                .ifPresent(offset -> landed.put(partition, new OffsetAndMetadata(offset))));
    pace.rewind(writers);
    return landed;
  }

  @Override
  public void close(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      TopicPartitionWriter writer = writers.remove(partition);
      if (writer != null) {
        writer.discard();
      }
    }
  }

  @Override
  public void stop() {
    close(Set.copyOf(writers.keySet()));
    if (pool != null) {
      pool.shutdown();
      awaitUploads();
    }
    if (store != null) {
      store.close();
    }
  }

  private void add(Collection<SinkRecord> records, long now) {
    TopicPartitionWriter writer = null;
    String topic = null;
    int partition = -1;
    for (SinkRecord record : records) {
      if (record.kafkaPartition() != partition || !record.topic().equals(topic)) {
        topic = record.topic();
        partition = record.kafkaPartition();
        writer = writers.get(new TopicPartition(topic, partition));
      }
      if (writer == null) {
        throw SinkErrors.foreignPartition(record);
      }
      writer.add(record, now);
    }
  }

  private void requireBucket() {
    try {
      store.requireBucket();
    } catch (PassingFailure failure) {
      LOGGER.warn("{}. The task starts all the same and goes on trying.", failure.getMessage());
    }
  }

  private void awaitUploads() {
    try {
      if (!pool.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOGGER.warn("Uploads still ran {} s after the stop and are cut off", STOP_SECONDS);
        pool.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static void warnOfIgnored(Set<String> keys) {
    if (!keys.isEmpty()) {
      LOGGER.warn("These settings change nothing and are ignored: {}", keys);
    }
  }
}
