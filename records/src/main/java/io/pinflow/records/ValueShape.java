package io.pinflow.records;

import java.util.List;
import java.util.Map;

/** Describes a value for an error message without giving the content away. */
final class ValueShape {

  /** Most characters of a value that a message may show. */
  static final int EXCERPT = 20;

  private ValueShape() {}

  static String of(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof String) {
      return text((String) value);
    }
    if (value instanceof Number) {
      return "the number " + excerpt(value.toString());
    }
    if (value instanceof Boolean) {
      return "the boolean " + value;
    }
    if (value instanceof List) {
      return "a list of " + ((List<?>) value).size() + " values";
    }
    if (value instanceof Map) {
      return "an object of " + ((Map<?, ?>) value).size() + " fields";
    }
    return "a value of type " + value.getClass().getSimpleName();
  }

  private static String text(String text) {
    if (text.isEmpty()) {
      return "empty text";
    }
    if (text.length() <= EXCERPT) {
      return "the text '" + printable(text) + "'";
    }
    return "text of " + text.length() + " characters starting with '" + excerpt(text) + "'";
  }

  private static String excerpt(String text) {
    if (text.length() <= EXCERPT) {
      return printable(text);
    }
    int cut = EXCERPT - 1;
    int end = Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
    return printable(text.substring(0, end)) + "…";
  }

  /** Line breaks and the like would tear a header or a log line apart. */
  private static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(c -> Character.isISOControl(c) ? '?' : c).forEach(out::appendCodePoint);
    return out.toString();
  }
}
