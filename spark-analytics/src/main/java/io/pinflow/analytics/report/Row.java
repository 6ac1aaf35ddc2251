package io.pinflow.analytics.report;

import java.util.Map;
import java.util.OptionalDouble;

/** One row of a result: its values by column; a column that is not there is null. */
record Row(Map<String, Object> values) {

  /** The value in words; an empty text stands for null. */
  String text(String column) {
    Object value = values.get(column);
    return value == null ? "" : value.toString();
  }

  /** The value as a number, nothing for null. */
  OptionalDouble number(String column) {
    Object value = values.get(column);
    if (value == null) {
      return OptionalDouble.empty();
    }
    if (value instanceof Number number) {
      return OptionalDouble.of(number.doubleValue());
    }
    throw ReportErrors.notANumber(column, value);
  }

  /** The value as a number, zero for null. */
  double count(String column) {
    return number(column).orElse(0);
  }
}
