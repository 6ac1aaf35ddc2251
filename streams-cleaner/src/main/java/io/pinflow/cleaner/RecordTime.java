package io.pinflow.cleaner;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time of a record in milliseconds: the broker's or sender's, or now where that is negative,
 * which some clients send. Kafka Streams by itself would stop for good at such a record, or drop
 * it.
 */
public final class RecordTime implements TimestampExtractor {
  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return record.timestamp() >= 0 ? record.timestamp() : System.currentTimeMillis();
  }
}
