package io.pinflow.connect.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;

/**
 * A point in the order rows are read in: a row's own, or, with fewer values than the order has
 * columns, the one just before every row that has these values or greater ones. Immutable.
 */
final class Bound {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Object[] values;

  private Bound(Object[] values) {
    this.values = values;
  }

  /** Takes the array over. */
  static Bound of(Object... values) {
    return new Bound(values);
  }

  /**
   * The bound of a stored offset.
   *
   * @throws IllegalArgumentException when the text is none
   */
  static Bound ofOffset(Object stored) {
    if (stored instanceof Number) {
      return of(((Number) stored).longValue());
    }
    String text = String.valueOf(stored);
    return text.startsWith("[") ? ofJson(text) : of(text);
  }

  int size() {
    return values.length;
  }

  Object value(int index) {
    return values[index];
  }

  /** Without its first values; itself for none. */
  Bound after(int count) {
    return count == 0 ? this : of(Arrays.copyOfRange(values, count, values.length));
  }

  /** With its first values only, and then another one. */
  Bound upTo(int count, Object next) {
    Object[] changed = Arrays.copyOf(values, count + 1);
    changed[count] = next;
    return of(changed);
  }

  /** As offsets and keys of records have it: the only value itself, several as a JSON array. */
  Object offset() {
    return values.length == 1 && !looksLikeJson(values[0]) ? values[0] : json();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bound && Arrays.equals(values, ((Bound) other).values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return String.valueOf(offset());
  }

  private static boolean looksLikeJson(Object value) {
    return value instanceof String && ((String) value).startsWith("[");
  }

  private String json() {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts and numbers are always JSON", e);
    }
  }

  private static Bound ofJson(String text) {
    try {
      Object[] values = JSON.readValue(text, List.class).toArray();
      for (int i = 0; i < values.length; i++) {
        values[i] =
            values[i] instanceof Integer ? (Object) ((Integer) values[i]).longValue() : values[i];
      }
      return new Bound(values);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a JSON array: " + text, e);
    }
  }
}
