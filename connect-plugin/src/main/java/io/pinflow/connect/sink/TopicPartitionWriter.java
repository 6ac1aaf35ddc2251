package io.pinflow.connect.sink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lands the records of one topic partition, each exactly once. Used by the task's thread alone; the
 * uploads themselves run in the partition's {@link UploadLane}.
 *
 * <p><b>How once is kept.</b> Records go to one open object a folder. When any limit is reached,
 * all open objects are sealed as a batch; batches land strictly one after another. An object's name
 * is a function of topic, partition, folder and its first offset; it is created only if no object
 * of that name exists, and its metadata says the last offset it holds. So the objects of a folder
 * form a chain without gaps: each begins with the folder's first record after the end of the one
 * before.
 *
 * <p>After a crash between upload and offset commit, reading starts again at the committed offset,
 * and other limits may cut the chain elsewhere. The first name is nevertheless the same, because
 * the committed offset never lies inside an object (see below). Its upload is refused; the object
 * there tells its last offset; from then on records of that folder up to that offset are skipped
 * ({@link Coverage}), and the next name is again the next link of the old chain, or a new one. If
 * the refused object held more than the one there, reading goes back to the first record that is
 * missing; else it goes on. What was buffered after a refused batch is dropped and read again, for
 * it may hold records the store has. Two writers of one partition (one that doesn't know yet that
 * it lost it) meet at the same names in the same way: at every link one of them wins, and the other
 * learns.
 *
 * <p><b>What is committed.</b> The offset after a landed batch, once no known object of any folder
 * reaches beyond it. A refused object that reaches further holds the offset back at the last safe
 * one, so that a restart meets that object at its first record again.
 *
 * <p><b>Where it ends.</b> This needs a folder that depends on the record alone. With a time
 * partitioner by Wallclock, a record read again can go to another folder, hence land twice.
 */
final class TopicPartitionWriter {

  private static final Logger LOGGER = LoggerFactory.getLogger(TopicPartitionWriter.class);
  private static final int MAX_WAITING_STEPS = 256;

  private final TopicPartition source;
  private final WriterTools tools;
  private final UploadLane lane;
  private final Rotation rotation;
  private final Coverage coverage = new Coverage();
  private final Map<String, OpenFile> open = new LinkedHashMap<>();
  private final Notes notes = new Notes();
  private long position = -1;
  private long committable = -1;
  private long reported = -1;
  private long rewindTo = -1;

  TopicPartitionWriter(TopicPartition source, WriterTools tools) {
    this.source = source;
    this.tools = tools;
    this.lane = tools.lane(source);
    this.rotation = tools.rotation();
  }

  /** Begins a delivery of records: what was asked to be read again comes from here on. */
  void beginDelivery() {
    rewindTo = -1;
    settle();
  }

  /** Where the consumer must go back to, if it must. */
  OptionalLong rewind() {
    return rewindTo < 0 ? OptionalLong.empty() : OptionalLong.of(rewindTo);
  }

  void add(SinkRecord record, long nowMillis) {
    long offset = record.kafkaOffset();
    if (rewindTo >= 0 || offset < position) {
      return;
    }
    if (tools.nullValues().isData(record)) {
      place(record, nowMillis);
    }
    position = offset + 1;
    if (rotation.isFull(openBytes())) {
      seal();
    }
  }

  /** Lands what the clock makes due. */
  void endDelivery(long nowMillis) {
    if (isOverloaded()) {
      rotation.heldBack(nowMillis);
    }
    if (rotation.isDueAt(nowMillis)) {
      seal();
    }
    settle();
  }

  /** The offset to commit, when it has moved since it was last asked for. */
  OptionalLong takeCommittable() {
    settle();
    if (committable <= reported) {
      return OptionalLong.empty();
    }
    notes.reported(committable).forEach(tools::dropNote);
    reported = committable;
    return OptionalLong.of(committable);
  }

  boolean hasNewCommittable() {
    return committable > reported;
  }

  /** Whether so much waits for upload that no more should be read. */
  boolean isOverloaded() {
    return lane.waitingSteps() >= MAX_WAITING_STEPS || lane.waitingBytes() > 2L * tools.partSize();
  }

  boolean isUploading() {
    return !lane.isEmpty();
  }

  long deadline() {
    return rotation.deadline();
  }

  /** Drops what has not landed: it will be read again. */
  void discard() {
    dropOpen();
    lane.cancel();
  }

  private void place(SinkRecord record, long nowMillis) {
    try {
      String folder = tools.partitioner().folder(record, nowMillis);
      if (!coverage.holds(folder, record.kafkaOffset())) {
        write(record, folder, tools.partitioner().time(record, nowMillis), nowMillis);
      }
    } catch (DataException unwritable) {
      tools.reject(record, unwritable);
    }
  }

  private void write(SinkRecord record, String folder, long recordTime, long nowMillis) {
    OpenFile file = open.get(folder);
    boolean schemaChanged = file != null && !tools.canJoin(file, record);
    if (schemaChanged || rotation.isDueAt(nowMillis) || rotation.isDueBefore(folder, recordTime)) {
      seal();
      file = null;
    }
    if (file == null) {
      file = tools.open(record, folder, lane);
    }
    file.write(record);
    open.putIfAbsent(folder, file);
    rotation.recordAdded(folder, recordTime, nowMillis);
  }

  private long openBytes() {
    return tools.limitsBytes() ? open.values().stream().mapToLong(OpenFile::bytes).sum() : 0;
  }

  private void seal() {
    List<SealedFile> files = new ArrayList<>(open.size());
    open.values().forEach(file -> files.add(file.seal()));
    open.clear();
    rotation.restart();
    lane.submit(new SealedBatch(files, position));
  }

  /** Takes note of what has landed. */
  private void settle() {
    Optional<SealedBatch> batch = lane.nextDone();
    while (batch.isPresent()) {
      landed(batch.get());
      batch = lane.nextDone();
    }
    if (open.isEmpty() && lane.isEmpty() && position >= 0) {
      advance(position);
    }
  }

  private void landed(SealedBatch batch) {
    for (SealedFile file : batch.files()) {
      coverage.add(file.folder(), file.coveredUntil());
      notes.add(file.upload(), batch.nextOffset());
    }
    if (batch.isLandedAsIs()) {
      advance(batch.nextOffset());
    } else {
      goBack(batch.resumeOffset());
    }
  }

  private void advance(long offset) {
    if (offset > committable && coverage.endsBefore(offset)) {
      committable = offset;
      coverage.clear();
    }
  }

  private void goBack(long offset) {
    LOGGER.info("{}: the bucket holds objects of an earlier run; reading on at {}", source, offset);
    dropOpen();
    lane.restart();
    advance(offset);
    position = offset;
    rewindTo = offset;
  }

  private void dropOpen() {
    open.values().forEach(OpenFile::release);
    open.clear();
    rotation.restart();
  }
}
