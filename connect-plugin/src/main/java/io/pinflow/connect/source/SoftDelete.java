package io.pinflow.connect.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * Tells the rows that a column marks as deleted: by true, by a number other than zero, by a date or
 * a time. Not thread-safe.
 */
final class SoftDelete {
  private static final Pattern ZERO = Pattern.compile("[-+]?[0.]*");

  private final Mark mark;

  private SoftDelete(Mark mark) {
    this.mark = mark;
  }

  /**
   * How a table marks rows as deleted, empty when it does not.
   *
   * @throws ConfigException when the column named for this table is not there, or can't be a mark
   */
  static Optional<SoftDelete> of(SourceTable table, Collection<Column> columns, Dialect dialect) {
    Optional<String> name = table.form().deleteColumn();
    Optional<Column> column =
        columns.stream().filter(one -> name.filter(one.name()::equals).isPresent()).findFirst();
    if (column.isPresent()) {
      return Optional.of(new SoftDelete(mark(table.name(), column.get(), dialect)));
    }
    if (name.isPresent() && table.form().requiresDeleteColumn()) {
      throw new ConfigException(ColumnErrors.noDeleteColumn(table.name(), name.get()));
    }
    return Optional.empty();
  }

  boolean marks(ResultSet row) throws SQLException {
    return mark.isSet(row);
  }

  private static Mark mark(TableName table, Column column, Dialect dialect) {
    int index = column.index();
    DateTimeParts parts = new DateTimeParts();
    switch (dialect.kindOf(column)) {
      case BOOLEAN:
        return row -> row.getBoolean(index);
      case INT8:
      case INT16:
      case INT32:
      case INT64:
        return row -> row.getLong(index) != 0;
      case FLOAT32:
      case FLOAT64:
        return row -> row.getDouble(index) != 0;
      case EXACT_NUMBER:
        return row -> isOtherThanZero(row.getString(index));
      case DATE:
        return row -> parts.date(row, index, ZeroDates.NULL) != null;
      case DATE_TIME_PARTS:
        return row -> parts.dateTime(row, index, ZeroDates.NULL) != null;
      case DATE_TIME_TEXT:
        return row -> row.getString(index) != null;
      default:
        throw new ConfigException(ColumnErrors.notADeleteColumn(table, column));
    }
  }

  private static boolean isOtherThanZero(String number) {
    return number != null && !ZERO.matcher(number).matches();
  }

  @FunctionalInterface
  private interface Mark {
    boolean isSet(ResultSet row) throws SQLException;
  }
}
