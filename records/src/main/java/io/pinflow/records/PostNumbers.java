package io.pinflow.records;

/**
 * Reads the number of a post under any of its names: {@code index}, {@code ind}, {@code idx}; the
 * table's own name first.
 */
final class PostNumbers {

  private static final String INDEX = "index";
  private static final String IND = "ind";
  private static final String IDX = "idx";

  private PostNumbers() {}

  static int of(Table table, RawRecord raw) throws RejectedRecordException {
    String own = table.keyField();
    Object value = raw.value(own);
    if (value instanceof Integer) {
      return (Integer) value;
    }
    value = value(table, raw);
    if (value == null) {
      throw RecordErrors.indMissing(table);
    }
    return Integers.of(own, value);
  }

  /** The value under the first name that has one, null when none has. */
  static Object value(Table table, RawRecord raw) {
    String own = table.keyField();
    Object value = present(raw.value(own));
    if (value == null) {
      value = present(raw.value(own.equals(INDEX) ? IND : INDEX));
    }
    return value == null ? present(raw.value(IDX)) : value;
  }

  private static Object present(Object value) {
    return Integers.isMissing(value) ? null : value;
  }
}
