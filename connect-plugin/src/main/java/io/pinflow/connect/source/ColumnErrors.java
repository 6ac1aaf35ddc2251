package io.pinflow.connect.source;

import java.util.Collection;
import org.apache.kafka.connect.errors.DataException;

/**
 * Messages about columns: which are read, and how: problem, cause, remedy. None holds a row's
 * content or a secret.
 */
final class ColumnErrors {
  private ColumnErrors() {}

  static String brokenColumnEntry(String key, String entry) {
    return "Invalid "
        + key
        + ": '"
        + entry
        + "' is not of the form table.column:value, or its value is none of this setting's. Expected for example"
        + " pinterest_data.created:null, with a value that the documentation of "
        + key
        + " names.";
  }

  static String columnTwice(String key, String column) {
    return "Invalid " + key + ": column '" + column + "' is named twice. Keep one of the two.";
  }

  static String brokenColumnPattern(String key, String pattern, String reason) {
    return "Invalid "
        + key
        + ": '"
        + pattern
        + "' is not a regular expression because: "
        + reason
        + ". Expected expressions of table.column separated by commas, for example"
        + " user_data\\.(first|last)_name; a comma can't be part of one.";
  }

  static String columnsIncludedAndExcluded() {
    return "Cannot use both column.include.list and column.exclude.list because a column named by neither could be meant"
        + " either way. Keep one of the two.";
  }

  static String noColumnLeft(TableName table, Collection<String> columns) {
    return "Cannot read table '"
        + table
        + "' because column.include.list and column.exclude.list leave none of its columns "
        + columns
        + ". Correct their expressions (they name table.column or schema.table.column as a whole) or take the table"
        + " out of tables.";
  }

  static String patternOfNoColumn(String key, String pattern) {
    return "Invalid "
        + key
        + ": '"
        + pattern
        + "' matches no column of the tables. Expected an expression that matches table.column as a whole"
        + " (schema.table.column where tables names the schema). Correct it or take it out.";
  }

  static String settingOfNoColumn(String key, String name) {
    return "Invalid "
        + key
        + ": '"
        + name
        + "' is no column of the tables. Expected table.column, upper and lower case as in the database. Correct it"
        + " or take it out.";
  }

  static String brokenHeader(String key, String entry) {
    return "Invalid "
        + key
        + ": '"
        + entry
        + "' is not of the form name=text, repeats a name, or has a place other than ${database}, ${schema}, ${table},"
        + " ${key} and ${id}. Expected for example source.table=${table},pinflow.id=${id}.";
  }

  static String deletesWithoutKey() {
    return "Cannot use record.key=none with soft.delete.column or table.soft.delete.columns because a record without"
        + " key and value says nothing. Set record.key to text or struct.";
  }

  static String noDeletes(String column) {
    return "Cannot use column '"
        + column
        + "' as the mark of deleted rows because no table has it. Correct soft.delete.column (upper and lower case as"
        + " in the database), or name columns of single tables in table.soft.delete.columns.";
  }

  static String noDeleteColumn(TableName table, String column) {
    return "Cannot use column '"
        + column
        + "' of table '"
        + table
        + "' as the mark of deleted rows because it has no such column. Correct it in table.soft.delete.columns (upper"
        + " and lower case as in the database), or take the table out there.";
  }

  static String notADeleteColumn(TableName table, Column column) {
    return "Cannot use column '"
        + column.name()
        + "' of table '"
        + table
        + "' as the mark of deleted rows because its type is "
        + column.typeName()
        + ". Name a column of booleans, numbers, dates or times in table.soft.delete.columns as "
        + table
        + ":column.";
  }

  static String maskedKey(TableName table, String column) {
    return "Cannot mask column '"
        + column
        + "' of table '"
        + table
        + "' because it is the table's key, which offsets and the keys of records hold as it is. Take it out of"
        + " column.mask.list, or name another column as the key.";
  }

  /** The value itself is never shown. */
  static DataException unreadableValue(TableName table, Column column, Object key, String cause) {
    return new DataException(
        "Cannot read column '"
            + column.name()
            + "' ("
            + column.typeName()
            + ") of table '"
            + table
            + "' in the row at key "
            + key
            + " because the driver can't decode it ("
            + cause
            + "). Correct the"
            + " value in the database, set decimal.handling.mode=string if it is a number, or set"
            + " unreadable.value.handling (column.unreadable.value.handling for this column) to null.");
  }

  /** A value that the configuration says to fail at; named like one that can't be read. */
  static DataException refusedValue(
      TableName table, Column column, Object key, RefusedValueException.Reason reason) {
    boolean isDate = reason == RefusedValueException.Reason.ZERO_DATE;
    return new DataException(
        "Cannot deliver column '"
            + column.name()
            + "' ("
            + column.typeName()
            + ") of table '"
            + table
            + "' in the row at key "
            + key
            + (isDate
                ? " because it holds a date no calendar knows and zero.date.handling is fail. Correct it in the"
                    + " database, or set zero.date.handling (column.zero.date.handling for this column) to text, null"
                    + " or epoch."
                : " because it is larger than large.value.max.bytes and large.value.handling is fail. Raise the"
                    + " limit, or set large.value.handling (column.large.value.handling for this column) to keep,"
                    + " truncate or null."));
  }
}
