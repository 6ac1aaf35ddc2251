package io.pinflow.spark.kinesis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Goes through the fields of a protocol buffer: varints and length-delimited ones. */
final class ProtocolBuffer {

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int DELIMITED = 2;
  private static final int FIXED_32 = 5;

  private final byte[] bytes;
  private final int end;
  private int at;
  private int number;
  private long value;
  private int from;

  ProtocolBuffer(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  boolean next() {
    if (at >= end) {
      return false;
    }
    long tag = varint();
    number = (int) (tag >>> 3);
    switch ((int) (tag & 7)) {
      case VARINT -> value = varint();
      case DELIMITED -> delimited();
      case FIXED_64 -> at += Long.BYTES;
      case FIXED_32 -> at += Integer.BYTES;
      default -> throw KinesisErrors.notAggregated();
    }
    return true;
  }

  private void delimited() {
    long length = varint();
    if (length < 0 || length > end - at) {
      throw KinesisErrors.notAggregated();
    }
    from = at;
    at += (int) length;
  }

  int number() {
    return number;
  }

  long value() {
    return value;
  }

  byte[] bytes() {
    return Arrays.copyOfRange(bytes, from, at);
  }

  String text() {
    return new String(bytes, from, at - from, StandardCharsets.UTF_8);
  }

  ProtocolBuffer message() {
    return new ProtocolBuffer(bytes, from, at);
  }

  private long varint() {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE && at < end; shift += 7) {
      byte next = bytes[at++];
      result |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return result;
      }
    }
    throw KinesisErrors.notAggregated();
  }
}
