package io.pinflow.connect.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Writes JSON as UTF-8 into memory that is used again for every row: what a general writer does to
 * be general costs more here than reading the row from the database. Not thread-safe.
 */
final class JsonText {
  private static final int FIRST_CAPACITY = 1_024;
  private static final int LONGEST_NUMBER = 20;
  private static final int LONGEST_ESCAPE = 6;
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = ascii("null");
  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");

  private byte[] buffer = new byte[FIRST_CAPACITY];
  private int length;

  void clear() {
    length = 0;
  }

  /** What was written since {@link #clear}. */
  byte[] bytes() {
    return Arrays.copyOf(buffer, length);
  }

  /** Writes a character of ASCII as it is. */
  void raw(char character) {
    ensure(1);
    buffer[length++] = (byte) character;
  }

  /** Writes bytes as they are. */
  void raw(byte[] bytes) {
    ensure(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  /** Writes a text, number, truth, bytes (in base64) or null. */
  void value(Object value) {
    if (value instanceof String) {
      text((String) value);
    } else if (value == null) {
      raw(NULL);
    } else if (value instanceof Float || value instanceof Double) {
      floating(((Number) value).doubleValue(), value.toString());
    } else if (value instanceof BigDecimal) {
      raw(ascii(((BigDecimal) value).toPlainString()));
    } else if (value instanceof Number) {
      number(((Number) value).longValue());
    } else if (value instanceof Boolean) {
      raw((Boolean) value ? TRUE : FALSE);
    } else if (value instanceof byte[]) {
      raw('"');
      raw(Base64.getEncoder().encode((byte[]) value));
      raw('"');
    } else {
      throw new IllegalArgumentException("No JSON for a " + value.getClass());
    }
  }

  /** Writes a text of nothing but ASCII, with its quotes; false, and nothing, for any other. */
  boolean ascii(byte[] bytes) {
    if (bytes == null || !isAscii(bytes)) {
      return false;
    }
    text(bytes);
    return true;
  }

  /** Writes a text with its quotes; half of a surrogate pair, which is none, becomes '?'. */
  void text(String text) {
    text(text.getBytes(StandardCharsets.UTF_8));
  }

  private void text(byte[] bytes) {
    ensure(bytes.length + 2);
    buffer[length++] = '"';
    int written = 0;
    for (int next = toEscape(bytes, 0); next < bytes.length; next = toEscape(bytes, next + 1)) {
      copy(bytes, written, next);
      escape(bytes[next]);
      written = next + 1;
    }
    copy(bytes, written, bytes.length);
    raw('"');
  }

  /** Writes a number given as its text; false, and nothing, for what JSON takes for none. */
  boolean number(String text) {
    if (text == null || text.isEmpty()) {
      return false;
    }
    ensure(text.length());
    int first = text.charAt(0) == '-' ? 1 : 0;
    int dot = text.length();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      buffer[length + i] = (byte) character;
      if (character == '.' && dot == text.length()) {
        dot = i;
      } else if ((character < '0' || character > '9') && i >= first) {
        return false;
      }
    }
    boolean isZeroFirst = dot > first + 1 && text.charAt(first) == '0';
    if (dot == first || dot == text.length() - 1 || isZeroFirst) {
      return false;
    }
    length += text.length();
    return true;
  }

  private static boolean isAscii(byte[] bytes) {
    int i = 0;
    long all = 0;
    for (; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
      all |= (long) EIGHT_BYTES.get(bytes, i);
    }
    for (; i < bytes.length; i++) {
      all |= bytes[i];
    }
    return (all & HIGHEST_BITS) == 0;
  }

  /** The place of the next byte that can't stand as it is, or the end. */
  private static int toEscape(byte[] bytes, int start) {
    int i = start;
    while (i <= bytes.length - Long.BYTES && !mayEscape((long) EIGHT_BYTES.get(bytes, i))) {
      i += Long.BYTES;
    }
    while (i < bytes.length && !isEscaped(bytes[i])) {
      i++;
    }
    return i;
  }

  /**
   * Whether one of eight bytes is a quote, a backslash or a control character; now and then true of
   * others, never false of one. By subtraction the highest bit of a byte is set where it is less:
   * "Determine if a word has a byte less than n", Sean Anderson, Bit Twiddling Hacks.
   */
  private static boolean mayEscape(long bytes) {
    long quotes = bytes ^ (ONES * '"');
    long backslashes = bytes ^ (ONES * '\\');
    long less =
        ((bytes - ONES * ' ') & ~bytes)
            | ((quotes - ONES) & ~quotes)
            | ((backslashes - ONES) & ~backslashes);
    return (less & HIGHEST_BITS) != 0;
  }

  private static boolean isEscaped(byte character) {
    return (character >= 0 && character < ' ') || character == '"' || character == '\\';
  }

  private void copy(byte[] bytes, int start, int end) {
    ensure(end - start);
    System.arraycopy(bytes, start, buffer, length, end - start);
    length += end - start;
  }

  private void escape(byte character) {
    ensure(LONGEST_ESCAPE);
    buffer[length++] = '\\';
    int known = "\"\\\b\f\n\r\t".indexOf(character);
    if (known >= 0) {
      buffer[length++] = (byte) "\"\\bfnrt".charAt(known);
      return;
    }
    buffer[length++] = 'u';
    buffer[length++] = '0';
    buffer[length++] = '0';
    buffer[length++] = HEX[character >> 4];
    buffer[length++] = HEX[character & 0xf];
  }

  private void number(long number) {
    if (number == Long.MIN_VALUE) {
      raw(ascii(Long.toString(number)));
      return;
    }
    ensure(LONGEST_NUMBER);
    long rest = Math.abs(number);
    if (number < 0) {
      buffer[length++] = '-';
    }
    int digits = digits(rest);
    for (int i = length + digits - 1; i >= length; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  /** JSON has no numbers that are none. */
  private void floating(double number, String text) {
    boolean isNumber = !Double.isNaN(number) && !Double.isInfinite(number);
    raw(ascii(isNumber ? text : '"' + text + '"'));
  }

  private static int digits(long number) {
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    return digits;
  }

  private void ensure(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
