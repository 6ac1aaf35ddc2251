package io.pinflow.connect.source;

import java.math.BigDecimal;
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
  private static final int LONGEST_CHARACTER = 6;
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

  /** Writes a text with its quotes; half of a surrogate pair is written as its code. */
  void text(String text) {
    int end = text.length();
    ensure(end + 2);
    buffer[length++] = '"';
    for (int i = 0; i < end; i++) {
      char character = text.charAt(i);
      if (character >= ' ' && character < 0x7f && character != '"' && character != '\\') {
        ensure(end - i + 1);
        buffer[length++] = (byte) character;
      } else {
        ensure(end - i + LONGEST_CHARACTER + 1);
        i += special(text, i, character);
      }
    }
    ensure(1);
    buffer[length++] = '"';
  }

  /** Writes one that is no plain ASCII; returns how many characters after it were used. */
  private int special(String text, int index, char character) {
    if (character < ' ' || character == '"' || character == '\\') {
      escape(character);
    } else if (character < 0x80) {
      buffer[length++] = (byte) character;
    } else if (character < 0x800) {
      buffer[length++] = (byte) (0xc0 | (character >> 6));
      buffer[length++] = (byte) (0x80 | (character & 0x3f));
    } else if (!Character.isSurrogate(character)) {
      buffer[length++] = (byte) (0xe0 | (character >> 12));
      buffer[length++] = (byte) (0x80 | ((character >> 6) & 0x3f));
      buffer[length++] = (byte) (0x80 | (character & 0x3f));
    } else if (index + 1 < text.length()
        && Character.isSurrogatePair(character, text.charAt(index + 1))) {
      pair(Character.toCodePoint(character, text.charAt(index + 1)));
      return 1;
    } else {
      code(character);
    }
    return 0;
  }

  private void pair(int codePoint) {
    buffer[length++] = (byte) (0xf0 | (codePoint >> 18));
    buffer[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
    buffer[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
    buffer[length++] = (byte) (0x80 | (codePoint & 0x3f));
  }

  private void escape(char character) {
    int known = "\"\\\b\f\n\r\t".indexOf(character);
    if (known < 0) {
      code(character);
    } else {
      buffer[length++] = '\\';
      buffer[length++] = (byte) "\"\\bfnrt".charAt(known);
    }
  }

  private void code(char character) {
    buffer[length++] = '\\';
    buffer[length++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      buffer[length++] = HEX[(character >> shift) & 0xf];
    }
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
