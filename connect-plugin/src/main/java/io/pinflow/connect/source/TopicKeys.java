package io.pinflow.connect.source;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The keys of a topic's records. Those that are none of the table's are left out. */
interface TopicKeys {
  /** Marks the end as of now. */
  void begin();

  /** Visits the records from the first one to the end marked. */
  void read(Visitor visitor);

  /**
   * Goes on from there to the end as of now.
   *
   * @param atLeast offsets that the end has come to, or will
   */
  void readOn(Map<TopicPartition, Long> atLeast, Visitor visitor) throws InterruptedException;

  /** Whether a record was there when the end was marked. */
  boolean isBeforeMark(long position);

  /** Whether the topic has lost its first records, so that a key may have been there. */
  boolean isTruncated();

  /** How many records had a key that is none of the table's, since the end was marked. */
  long foreign();

  /**
   * The keys of single records, but for those that were removed meanwhile.
   *
   * @param positions in order
   */
  void keysAt(long[] positions, KeyVisitor visitor) throws InterruptedException;

  /** What is done with a record. */
  interface Visitor {
    void record(ReconcileKey key, long position, boolean isPresent);
  }

  /** What is done with a key. */
  interface KeyVisitor {
    void key(ReconcileKey key) throws InterruptedException;
  }
}
