package io.pinflow.records;

import java.util.List;

/**
 * Recognises values that are not the row of their table: header rows, rows of nulls, rows of
 * another table, shifted and cut-off rows.
 *
 * <p>A row that failed is looked at as a whole first, so that its sender reads "header row" and not
 * "index is not a whole number".
 */
final class RowFaults {

  private static final List<String> PIN_COLUMNS_AFTER_DESCRIPTION =
      Table.PIN.rawFields().subList(4, Table.PIN.rawFields().size());

  private RowFaults() {}

  /** The fault of the whole row if it has one, else the fault found. */
  static RejectedRecordException explain(
      Table table, RawRecord raw, RejectedRecordException found) {
    if (isHeader(table, raw)) {
      return RecordErrors.headerRow(table);
    }
    if (hasAny(table, raw)) {
      return found;
    }
    for (Table other : Table.values()) {
      if (other != table && hasAny(other, raw)) {
        return RecordErrors.wrongTable(table, other);
      }
    }
    return RecordErrors.allNull(table);
  }

  /** Refuses a pin of which nothing but the head is there, or whose values moved to the side. */
  static void requireColumnsInPlace(RawRecord raw, Pin pin) throws RejectedRecordException {
    Object downloaded = raw.value("downloaded");
    if (downloaded instanceof String && !isFlag((String) downloaded)) {
      throw RecordErrors.shiftedColumns("downloaded", downloaded);
    }
    if (pin.getCategory() == null && !hasAny(raw, PIN_COLUMNS_AFTER_DESCRIPTION)) {
      throw RecordErrors.incompleteRow();
    }
  }

  private static boolean isFlag(String text) {
    switch (text) {
      case "":
      case "0":
      case "1":
      case "0.0":
      case "1.0":
        return true;
      default:
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }
  }

  private static boolean hasAny(Table table, RawRecord raw) {
    return hasAny(raw, table.rawFields().subList(1, table.rawFields().size()));
  }

  private static boolean hasAny(RawRecord raw, List<String> fields) {
    for (String field : fields) {
      if (!Integers.isMissing(raw.value(field))) {
        return true;
      }
    }
    return false;
  }

  /** More than half of the values that are there name their own column. */
  private static boolean isHeader(Table table, RawRecord raw) {
    int names = isNameOf(table.keyField(), PostNumbers.value(table, raw)) ? 1 : 0;
    int values = PostNumbers.value(table, raw) == null ? 0 : 1;
    for (String field : table.rawFields().subList(1, table.rawFields().size())) {
      Object value = raw.value(field);
      values += Integers.isMissing(value) ? 0 : 1;
      names += isNameOf(field, value) ? 1 : 0;
    }
    return names * 2 > values;
  }

  /** Whether the value is the name itself, a list of it, or such a list spelled as text. */
  private static boolean isNameOf(String field, Object value) {
    if (value instanceof List) {
      List<?> list = (List<?>) value;
      return list.size() == 1 && isNameOf(field, list.get(0));
    }
    if (!(value instanceof String)) {
      return false;
    }
    String text = (String) value;
    if (text.startsWith("[\"") && text.endsWith("\"]") && text.length() > 4) {
      text = text.substring(2, text.length() - 2);
    }
    return text.equals(field) || (isKeyName(field) && isKeyName(text));
  }

  private static boolean isKeyName(String name) {
    return name.equals("index") || name.equals("ind") || name.equals("idx");
  }
}
