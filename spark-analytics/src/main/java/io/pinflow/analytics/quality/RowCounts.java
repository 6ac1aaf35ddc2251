package io.pinflow.analytics.quality;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What one pass over the rows of a table counted.
 *
 * @param rows that were looked at
 * @param added rows that were not there at the last check, when that is known
 * @param present not-null values by column
 * @param violations by expectation, for those that are about values
 */
record RowCounts(
    long rows, OptionalLong added, Map<String, Long> present, Map<String, Long> violations) {

  /** Whether the table has the column. */
  boolean knows(String column) {
    return present.containsKey(column);
  }

  Counts of(Expectation expectation, Rule.OfRows rule) {
    long there = present.get(expectation.column());
    return rule.aboutNull()
        ? new Counts(rows, rows - there)
        : new Counts(there, violations.get(expectation.name()));
  }

  double nullRate(String column) {
    return rows == 0 ? 0 : (double) (rows - present.get(column)) / rows;
  }
}
