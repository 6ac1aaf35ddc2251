package io.pinflow.connect.sink;

import java.nio.ByteBuffer;
import org.apache.kafka.connect.sink.SinkRecord;

/** A record's value as it came, then the separator. */
final class BytesLine implements Line {

  private final byte[] separator;
  private final boolean keepsLineBreaks;

  /**
   * Lines that end in the separator.
   *
   * @param lineBreaks {@code keep} leaves the value as it is; {@code space} writes its own line
   *     breaks as blanks, so that JSON (where a line break only ever stands between tokens) keeps
   *     to one line
   */
  BytesLine(byte[] separator, String lineBreaks) {
    this.separator = separator.clone();
    this.keepsLineBreaks = SinkKeys.LINE_BREAKS_KEEP.equals(lineBreaks);
  }

  @Override
  public void append(SinkRecord record, Buffer buffer) {
    byte[] value = bytes(record);
    appendValue(value, buffer);
    buffer.write(separator, 0, separator.length);
  }

  private void appendValue(byte[] value, Buffer buffer) {
    if (keepsLineBreaks) {
      buffer.write(value, 0, value.length);
      return;
    }
    int start = 0;
    for (int index = 0; index < value.length; index++) {
      if (value[index] == '\n' || value[index] == '\r') {
        buffer.write(value, start, index - start);
        buffer.write(' ');
        start = index + 1;
      }
    }
    buffer.write(value, start, value.length - start);
  }

  private static byte[] bytes(SinkRecord record) {
    Object value = record.value();
    if (value instanceof byte[]) {
      return (byte[]) value;
    }
    if (value instanceof ByteBuffer) {
      ByteBuffer view = ((ByteBuffer) value).duplicate();
      byte[] copy = new byte[view.remaining()];
      view.get(copy);
      return copy;
    }
    throw SinkErrors.notBytes(record);
  }
}
