package io.pinflow.connect.source;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Tells when what was committed by now is in the topic. */
interface TailFence {
  /**
   * Waits until every row committed before the call has been delivered, and is in the topic.
   *
   * @return the offsets that the topic's end is at least at, by partition
   */
  Map<TopicPartition, Long> awaitPassed() throws InterruptedException;
}
