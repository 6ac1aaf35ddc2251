package io.pinflow.records;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the rows in a message, with the repairs for what clients are known to wrap them in.
 *
 * <p>Repaired: {@code {"value":{…}}}, {@code {"records":[{"value":{…}},…]}}, lists of rows or of
 * such wrappers, and JSON strings that hold any of these as JSON, up to {@value #MAX_LAYERS} layers
 * in all. An object that has a column of any table is a row and never an envelope. A message is
 * taken as a whole: one bad part refuses all of it, because the dead letter holds all of it. Safe
 * for use from any thread.
 */
public final class RawRecords {

  /** Deeper nesting than a JSON string of an envelope of a list does not occur by accident. */
  static final int MAX_LAYERS = 8;

  private RawRecords() {}

  /**
   * The rows that parsed JSON holds, at least one; views without copies.
   *
   * @param reader reads JSON that was found inside a JSON string
   * @throws RejectedRecordException when it holds none, or anything besides rows
   */
  public static List<RawRecord> unwrap(Object json, JsonReader reader)
      throws RejectedRecordException {
    if (json instanceof Map && isRow((Map<?, ?>) json)) {
      return List.of(row((Map<?, ?>) json));
    }
    List<RawRecord> rows = new ArrayList<>();
    collect(json, reader, MAX_LAYERS, rows);
    return List.copyOf(rows);
  }

  /**
   * The rows in the text of a message, at least one.
   *
   * @param reader reads the message and JSON that was found inside its JSON strings
   * @throws RejectedRecordException when it is blank, is not JSON, or holds anything besides rows
   */
  public static List<RawRecord> parse(String message, JsonReader reader)
      throws RejectedRecordException {
    if (message.isBlank()) {
      throw RecordErrors.emptyRecord();
    }
    try {
      return unwrap(reader.read(message), reader);
    } catch (IOException notJson) {
      throw RecordErrors.brokenJson();
    }
  }

  /**
   * The record key of a raw row: the post's number in decimal, from whichever field holds it.
   *
   * @throws RejectedRecordException when it is missing or not a whole number
   */
  public static String key(Table table, RawRecord raw) throws RejectedRecordException {
    return Integer.toString(PostNumbers.of(table, raw));
  }

  private static void collect(Object json, JsonReader reader, int layers, List<RawRecord> rows)
      throws RejectedRecordException {
    if (layers == 0) {
      throw RecordErrors.nestedTooDeep(MAX_LAYERS);
    }
    if (json instanceof Map) {
      collectObject((Map<?, ?>) json, reader, layers, rows);
    } else if (json instanceof List) {
      collectList((List<?>) json, reader, layers, rows);
    } else if (json instanceof String) {
      collect(nested((String) json, reader), reader, layers - 1, rows);
    } else if (json == null) {
      throw RecordErrors.emptyRecord();
    } else {
      throw RecordErrors.notAnObject(json);
    }
  }

  private static void collectObject(
      Map<?, ?> object, JsonReader reader, int layers, List<RawRecord> rows)
      throws RejectedRecordException {
    if (object.isEmpty()) {
      throw RecordErrors.emptyRecord();
    }
    if (isRow(object)) {
      rows.add(row(object));
    } else if (object.get("records") instanceof List) {
      collect(object.get("records"), reader, layers - 1, rows);
    } else if (object.containsKey("value")) {
      collect(object.get("value"), reader, layers - 1, rows);
    } else {
      rows.add(row(object));
    }
  }

  private static void collectList(List<?> list, JsonReader reader, int layers, List<RawRecord> rows)
      throws RejectedRecordException {
    if (list.isEmpty()) {
      throw RecordErrors.emptyRecord();
    }
    for (Object element : list) {
      collect(element, reader, layers - 1, rows);
    }
  }

  private static Object nested(String text, JsonReader reader) throws RejectedRecordException {
    if (text.isBlank()) {
      throw RecordErrors.emptyRecord();
    }
    try {
      return reader.read(text);
    } catch (IOException notJson) {
      throw looksLikeJson(text) ? RecordErrors.brokenJson() : RecordErrors.notAnObject(text);
    }
  }

  private static boolean looksLikeJson(String text) {
    char first = text.stripLeading().charAt(0);
    return first == '{' || first == '[' || first == '"';
  }

  private static boolean isRow(Map<?, ?> object) {
    return object.containsKey("ind") || object.containsKey("index") || hasColumn(object);
  }

  private static boolean hasColumn(Map<?, ?> object) {
    for (Table table : Table.values()) {
      for (String field : table.rawFields()) {
        if (object.containsKey(field)) {
          return true;
        }
      }
    }
    return object.containsKey("idx");
  }

  @SuppressWarnings("unchecked")
  private static RawRecord row(Map<?, ?> object) {
    return RawRecord.of((Map<String, ?>) object);
  }
}
