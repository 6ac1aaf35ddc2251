package io.pinflow.emulator.mess;

import io.pinflow.emulator.RawTable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a malformed message is made of.
 *
 * @param table where it is sent to
 * @param row the fields of the row that was to be sent
 * @param other the fields of the same post's row in another table
 * @param json writes JSON text as the senders do
 */
record Material(
    RawTable table,
    Map<String, Object> row,
    Map<String, Object> other,
    Function<Object, String> json) {
  /** The name of the row's key. */
  String key() {
    return table.key().name();
  }

  /** The envelope of the REST proxy around a value. */
  static Map<String, Object> records(Object value) {
    return Map.of("records", List.of(value(value)));
  }

  static Map<String, Object> value(Object value) {
    return Map.of("value", value);
  }

  String text(Object value) {
    return json.apply(value);
  }
}
