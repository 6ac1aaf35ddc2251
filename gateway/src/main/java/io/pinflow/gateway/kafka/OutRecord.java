package io.pinflow.gateway.kafka;

/** A record to write; holds the arrays it is given. */
final class OutRecord {
  private final Integer partition;
  private final byte[] key;
  private final byte[] value;

  OutRecord(Integer partition, byte[] key, byte[] value) {
    this.partition = partition;
    this.key = key;
    this.value = value;
  }

  /** Null when any will do. */
  Integer partition() {
    return partition;
  }

  /** Null when there is none. */
  byte[] key() {
    return key;
  }

  /** Null for a tombstone. */
  byte[] value() {
    return value;
  }
}
