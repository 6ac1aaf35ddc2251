package io.pinflow.analytics.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;

import io.pinflow.analytics.Schemas;
import io.pinflow.records.Table;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;

/**
 * A column of a table, or an element of one: {@code age}, {@code coordinates[0]}.
 *
 * @param name of the whole column
 * @param element which element of an array; -1 for the whole column
 */
record ColumnPath(String name, int element) {

  private static final Pattern TEXT = Pattern.compile("([^\\[\\]]+)(?:\\[(\\d{1,4})\\])?");

  /** Empty when this can't be a column. */
  static Optional<ColumnPath> of(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new ColumnPath(
            parts.group(1), parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2))));
  }

  /** Its type in the contract of the table; empty when the table has no such column. */
  Optional<DataType> type(Table table) {
    Optional<DataType> whole =
        Arrays.stream(Schemas.of(table).fields())
            .filter(field -> field.name().equals(name))
            .map(field -> field.dataType())
            .findFirst();
    return element < 0
        ? whole
        : whole.filter(ArrayType.class::isInstance).map(array -> ((ArrayType) array).elementType());
  }

  /** Its value; null where an array is too short. */
  Column value() {
    return element < 0 ? col(name) : get(col(name), lit(element));
  }

  static boolean isNumber(DataType type) {
    return type instanceof NumericType;
  }

  static boolean isTime(DataType type) {
    return type.equals(DataTypes.TimestampNTZType) || type.equals(DataTypes.TimestampType);
  }

  static boolean isText(DataType type) {
    return type.equals(DataTypes.StringType);
  }
}
