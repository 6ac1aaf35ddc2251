package io.pinflow.spark.kinesis;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes a record of the Kinesis Producer Library apart. Format: the bytes F3 89 9A C2, a protocol
 * buffer (1: partition keys; 2: hash keys; 3: records of 1: index of the partition key, 2: index of
 * the hash key, 3: data, 4: tags), the MD5 of the protocol buffer. Bytes that aren't all of this
 * are a record as it is. Source: aggregation-format.md of awslabs/amazon-kinesis-producer.
 */
final class AggregatedRecord {

  private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};
  private static final int DIGEST = 16;
  private static final int KEYS = 1;
  private static final int RECORDS = 3;
  private static final int KEY_INDEX = 1;
  private static final int DATA = 3;

  private AggregatedRecord() {}

  /**
   * The records it holds, with its sequence number and arrival; itself when it isn't aggregated.
   */
  static List<KinesisRecord> parts(KinesisRecord record) {
    byte[] data = record.data();
    int end = data.length - DIGEST;
    if (end < MAGIC.length
        || !Arrays.equals(data, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
        || !isSound(data, end)) {
      return List.of(record);
    }
    List<String> keys = new ArrayList<>();
    List<KinesisRecord> parts = new ArrayList<>();
    ProtocolBuffer fields = new ProtocolBuffer(data, MAGIC.length, end);
    while (fields.next()) {
      if (fields.number() == KEYS) {
        keys.add(fields.text());
      } else if (fields.number() == RECORDS) {
        parts.add(part(record, fields.message(), keys));
      }
    }
    return parts;
  }

  /** The producer writes the keys before the records. */
  private static KinesisRecord part(KinesisRecord whole, ProtocolBuffer fields, List<String> keys) {
    String key = whole.partitionKey();
    byte[] data = new byte[0];
    while (fields.next()) {
      if (fields.number() == KEY_INDEX) {
        key = keys.get((int) fields.value());
      } else if (fields.number() == DATA) {
        data = fields.bytes();
      }
    }
    return new KinesisRecord(whole.sequence(), key, data, whole.arrival());
  }

  private static boolean isSound(byte[] data, int end) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(data, MAGIC.length, end - MAGIC.length);
      return Arrays.equals(md5.digest(), Arrays.copyOfRange(data, end, data.length));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5", e);
    }
  }
}
