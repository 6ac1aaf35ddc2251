package io.pinflow.connect.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** Reads a column of texts or bytes and keeps its values within a size in bytes of UTF-8. */
final class LimitedReader implements ColumnReader {
  /** A char of Java takes at most so many bytes of UTF-8; those of a pair take two each. */
  private static final int MAX_BYTES_PER_CHAR = 3;

  private final ColumnReader reader;
  private final LargeValues handling;
  private final int maxBytes;

  LimitedReader(ColumnReader reader, LargeValues handling, int maxBytes) {
    this.reader = reader;
    this.handling = handling;
    this.maxBytes = maxBytes;
  }

  @Override
  public Object read(ResultSet row) throws SQLException {
    return limit(reader.read(row));
  }

  Object limit(Object value) {
    if (value instanceof String) {
      return limit((String) value);
    }
    return value == null ? null : limit((byte[]) value);
  }

  private Object limit(String text) {
    if (text.length() <= maxBytes / MAX_BYTES_PER_CHAR) {
      return text;
    }
    int fitting = fittingChars(text);
    return fitting == text.length() ? text : large(text.substring(0, fitting));
  }

  private Object limit(byte[] bytes) {
    return bytes.length <= maxBytes ? bytes : large(Arrays.copyOf(bytes, maxBytes));
  }

  private Object large(Object beginning) {
    if (handling == LargeValues.FAIL) {
      throw new RefusedValueException(RefusedValueException.Reason.TOO_LARGE);
    }
    return handling == LargeValues.NULL ? null : beginning;
  }

  /** How many chars fit; never one half of a pair. */
  private int fittingChars(String text) {
    int bytes = 0;
    int index = 0;
    while (index < text.length()) {
      int codePoint = text.codePointAt(index);
      bytes += utf8Bytes(codePoint);
      if (bytes > maxBytes) {
        return index;
      }
      index += Character.charCount(codePoint);
    }
    return index;
  }

  private static int utf8Bytes(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 3 : 4;
  }
}
