package io.pinflow.gateway.kafka;

import io.pinflow.gateway.RefusedException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the memory of records that wait for Kafka's acknowledgement, also of those whose client
 * has gone, so that handing a record to the producer never waits for room. Safe for use by many
 * threads.
 */
final class SendRoom {
  /** About what a record takes besides its bytes. */
  private static final int RECORD_BYTES = 256;

  private final AtomicLong taken = new AtomicLong();
  private final long bytes;

  SendRoom(long bytes) {
    this.bytes = bytes;
  }

  static long size(List<OutRecord> records) {
    long size = 0;
    for (OutRecord record : records) {
      size += RECORD_BYTES + record.size();
    }
    return size;
  }

  /**
   * Takes room.
   *
   * @throws RefusedException when there is none now, or would never be
   */
  void take(long size) throws RefusedException {
    if (size > bytes) {
      throw KafkaErrors.tooManyRecords(size, bytes);
    }
    if (taken.addAndGet(size) > bytes) {
      release(size);
      throw KafkaErrors.noRoom();
    }
  }

  /** How much is taken. */
  long taken() {
    return taken.get();
  }

  /** Gives room back, once for each time it was taken. */
  void release(long size) {
    taken.addAndGet(-size);
  }
}
