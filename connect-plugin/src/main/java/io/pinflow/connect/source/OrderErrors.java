package io.pinflow.connect.source;

import java.util.Collection;
import java.util.List;

/**
 * Messages about the order that rows are read in: problem, cause, remedy. None holds a row's
 * content or a secret.
 */
final class OrderErrors {
  private OrderErrors() {}

  static String noQueryKey(TableName name) {
    return "Must specify the key of query '"
        + name
        + "' because a query has no primary key. Name a column of unique values (in mode incrementing, growing ones)"
        + " in table.incrementing.columns as "
        + name
        + ":column.";
  }

  /** Another source's bulk is the only one whose meaning would be lost without a word. */
  static String unknownMode(String mode, List<String> modes) {
    String remedy =
        "bulk".equals(mode)
            ? "Set it to snapshot, which reads a table once, and snapshot.interval.ms to the time after which it is"
                + " read again, if it is to be."
            : "Set it to one of " + String.join(", ", modes) + ".";
    return "Invalid mode: there is no '" + mode + "'. " + remedy;
  }

  static String unknownZone(String key, String zone) {
    return "Invalid "
        + key
        + ": '"
        + zone
        + "' is no time zone. Expected an ID such as UTC, Europe/London or +02:00.";
  }

  static String noColumn(TableName table, String column, Collection<String> columns) {
    return "Cannot use column '"
        + column
        + "' of table '"
        + table
        + "' as its key because it has no such column. Its"
        + " columns are "
        + columns
        + ": name one in incrementing.column.name or table.incrementing.columns.";
  }

  static String noKey(TableName table) {
    return "Cannot find the key of table '"
        + table
        + "' because it has no primary key. Name a column of unique, growing values in"
        + " table.incrementing.columns as "
        + table
        + ":column, or read the table as it is at a moment with mode=snapshot.";
  }

  static String keyNeedNotGrow(TableName table, List<String> key) {
    String named = String.join("+", key);
    return "Cannot go by the primary key "
        + named
        + " of table '"
        + table
        + "' because its values need not grow with every new row, and a row below the greatest would"
        + " never be read. Use mode timestamp; or, if they do grow (a UUID of version 7, a ULID, a"
        + " number of the day first), say so by naming it in table.incrementing.columns as "
        + table
        + ":"
        + named
        + ".";
  }

  static String notInOrder(TableName table, Column column) {
    return "Cannot use column '"
        + column.name()
        + "' of table '"
        + table
        + "' to order its rows because its type is "
        + column.typeName()
        + ", whose values can't be compared exactly. Name another unique column in"
        + " table.incrementing.columns as "
        + table
        + ":column.";
  }

  static String noTime(TableName table, String column, Collection<String> columns) {
    return "Cannot use column '"
        + column
        + "' of table '"
        + table
        + "' as the time of its rows' last change because it has no such column. Its columns are "
        + columns
        + ": name one in timestamp.column.name or table.timestamp.columns.";
  }

  static String notATime(TableName table, Column column) {
    return "Cannot use column '"
        + column.name()
        + "' of table '"
        + table
        + "' as the time of its rows' last change because its type is "
        + column.typeName()
        + ". Name a column of dates with times in table.timestamp.columns as "
        + table
        + ":column.";
  }

  static String nullableTime(TableName table, String column) {
    return "Cannot use column '"
        + column
        + "' of table '"
        + table
        + "' as the time of its rows' last change because it may be null, and such rows would never"
        + " be read. Declare it NOT NULL or name another column in table.timestamp.columns.";
  }

  static String noTimeColumn(TableName table, String mode) {
    return "Must specify timestamp.column.name, or table '"
        + table
        + "' in table.timestamp.columns, because mode is "
        + mode
        + ". Name the column that every insert and update sets to the time.";
  }

  static String nullableKey(TableName table, String column) {
    return "Cannot use column '"
        + column
        + "' of table '"
        + table
        + "' as its key because it may be null, and such rows"
        + " would never be read. Declare it NOT NULL or name another column in table.incrementing.columns.";
  }

  static String repeatedKey(TableName table, String column) {
    return "Cannot use column '"
        + column
        + "' of table '"
        + table
        + "' as its key because no unique index covers it, and"
        + " of rows with the same value some could be left out. Add a unique index or name another column in"
        + " table.incrementing.columns.";
  }

  static String nullInOrder(TableName table, String column) {
    return "Cannot go by column '"
        + column
        + "' of '"
        + table
        + "' because it is null in a row, which could not be found again. Leave such rows out with WHERE … IS NOT NULL,"
        + " give them a value with COALESCE, or name another column in table.incrementing.columns or"
        + " table.timestamp.columns.";
  }

  static String repeatedPoint(TableName query, Bound point) {
    return "Cannot read query '"
        + query
        + "' because two of its rows lie at "
        + point
        + ", of which one could be left out. Name columns in table.incrementing.columns that no two rows share,"
        + " several joined by a plus sign as in "
        + query
        + ":order_id+line, or group the rows.";
  }
}
