package io.pinflow.records;

import java.util.Map;
import java.util.Objects;

/**
 * One-method view of a raw record, whatever it was parsed with.
 *
 * <p>Values are {@link String}, {@link Number}, {@link Boolean}, {@code List<?>} or {@code
 * Map<String, ?>}; anything else is refused by the cleaning like a value of the wrong type.
 */
@FunctionalInterface
public interface RawRecord {

  /** The value of a field, null when the field is absent or null. */
  Object value(String field);

  /** A view (no copy) of a map of field names to values. */
  static RawRecord of(Map<String, ?> fields) {
    Objects.requireNonNull(fields, "fields");
    return fields::get;
  }
}
