package io.pinflow.gateway.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** A record to write; holds the arrays it is given. */
final class OutRecord {
  private final Integer partition;
  private final Long timestamp;
  private final byte[] key;
  private final byte[] value;
  private final List<Header> headers;

  /**
   * A record as it was posted.
   *
   * @param partition null for any
   * @param timestamp milliseconds since 1970; null for now
   * @param key null for none
   * @param value null for a tombstone
   */
  OutRecord(Integer partition, Long timestamp, byte[] key, byte[] value, List<Header> headers) {
    this.partition = partition;
    this.timestamp = timestamp;
    this.key = key;
    this.value = value;
    this.headers = List.copyOf(headers);
  }

  /** The same, for this partition where it names none. */
  OutRecord placed(int fallback) {
    return partition == null ? new OutRecord(fallback, timestamp, key, value, headers) : this;
  }

  /** Null when any will do. */
  Integer partition() {
    return partition;
  }

  /** Whether a topic of this many partitions has the one it names. */
  boolean fits(int partitions) {
    return partition == null || partition < partitions;
  }

  /** The bytes of its parts. */
  long size() {
    long size = length(key) + length(value);
    for (Header header : headers) {
      size += header.key().getBytes(StandardCharsets.UTF_8).length + length(header.value());
    }
    return size;
  }

  private static long length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  ProducerRecord<byte[], byte[]> of(String topic) {
    return new ProducerRecord<>(topic, partition, timestamp, key, value, headers);
  }
}
