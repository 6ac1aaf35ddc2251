package io.pinflow.cleaner;

import io.pinflow.records.Table;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The largest records that producer and topics are sure to take, bytes before compression.
 *
 * <p>Under exactly-once a record that is too large can't be skipped once it is sent: the
 * transaction fails, and again after every restart. So it must never be sent.
 */
record SizeLimits(Map<Table, Integer> cleaned, int deadLetter) {
  static final SizeLimits NONE =
      new SizeLimits(
          Map.of(
              Table.PIN, Integer.MAX_VALUE,
              Table.GEO, Integer.MAX_VALUE,
              Table.USER, Integer.MAX_VALUE),
          Integer.MAX_VALUE);

  /** Headers of batch and record, and the length fields. */
  private static final int RECORD_OVERHEAD = 256;

  private static final int HEADER_OVERHEAD = 10;

  /** Even incompressible bytes grow by less than one in this many under any of the codecs. */
  private static final int CODEC_GROWTH = 256;

  private static final int MAX_BYTES_A_CHARACTER = 3;

  int cleaned(Table table) {
    return cleaned.get(table);
  }

  /** The bytes a record takes at most on its way to the broker. */
  static long size(Record<byte[], byte[]> record) {
    long bytes = length(record.key()) + length(record.value()) + size(record.headers());
    return bytes + bytes / CODEC_GROWTH + RECORD_OVERHEAD;
  }

  private static long size(Headers headers) {
    long bytes = 0;
    for (Header header : headers) {
      bytes += (long) header.key().length() * MAX_BYTES_A_CHARACTER;
      bytes += length(header.value()) + HEADER_OVERHEAD;
    }
    return bytes;
  }

  private static long length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
