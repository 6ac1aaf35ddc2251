package io.pinflow.connect.sink;

import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the writers of a task share: format, names, store, pool and the ways out for bad records.
 */
final class WriterTools {

  private static final Logger LOGGER = LoggerFactory.getLogger(WriterTools.class);
  private static final int SPARE_PARTS = 4;

  private final S3SinkConfig config;
  private final ObjectStore store;
  private final ScheduledExecutorService pool;
  private final RecordFormat format;
  private final ObjectNames names;
  private final Partitioner partitioner;
  private final RotationPolicy rotation;
  private final Rejects rejects;
  private final NullValues nullValues;
  private final Chunks chunks;
  private final int partSize;
  private final boolean limitsBytes;

  WriterTools(
      S3SinkConfig config,
      RecordFormat format,
      ObjectStore store,
      ScheduledExecutorService pool,
      Rejects rejects) {
    this.config = config;
    this.store = store;
    this.pool = pool;
    this.rejects = rejects;
    this.format = format;
    this.names = config.objectNames(format.extension());
    this.partitioner = config.partitioner();
    this.rotation = config.rotation();
    this.nullValues = new NullValues(config, rejects);
    this.partSize = config.partSize();
    this.limitsBytes = config.flushBytes() > 0;
    this.chunks = new Chunks((int) Math.min(Integer.MAX_VALUE, (long) SPARE_PARTS * partSize));
  }

  UploadLane lane(TopicPartition source) {
    return new UploadLane(source.toString(), pool, config.uploadBackoffMillis());
  }

  Rotation rotation() {
    return new Rotation(rotation);
  }

  Partitioner partitioner() {
    return partitioner;
  }

  NullValues nullValues() {
    return nullValues;
  }

  int partSize() {
    return partSize;
  }

  boolean limitsBytes() {
    return limitsBytes;
  }

  boolean canJoin(OpenFile file, SinkRecord record) {
    return format.mixesSchemas() || file.hasSchema(record.valueSchema());
  }

  OpenFile open(SinkRecord record, String folder, UploadLane lane) {
    String key =
        names.object(record.topic(), folder, record.kafkaPartition(), record.kafkaOffset());
    ObjectUpload upload = new ObjectUpload(store, names, key);
    PartStream parts = new PartStream(chunks, partSize, part -> lane.submit(upload, part));
    return new OpenFile(
        folder,
        record.valueSchema(),
        record.kafkaOffset(),
        upload,
        parts,
        format.encoder(record.valueSchema(), parts));
  }

  void reject(SinkRecord record, DataException cause) {
    rejects.report(record, cause);
  }

  /** Deletes a note in the background; one that stays does no harm. */
  void dropNote(ObjectUpload upload) {
    pool.execute(
        () -> {
          try {
            upload.dropNote();
          } catch (RuntimeException failure) {
            LOGGER.warn("A range note stays in the bucket: {}", failure.getMessage());
          }
        });
  }
}
