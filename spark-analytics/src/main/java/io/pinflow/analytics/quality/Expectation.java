package io.pinflow.analytics.quality;

import io.pinflow.records.Table;
import java.util.Locale;

/**
 * One declared expectation.
 *
 * @param name unique in its table
 * @param kind as the rules and {@code quality.jsonl} call it
 * @param column such as {@code age} or {@code coordinates[0]}; empty when it is about whole rows
 * @param allowedRate the part of the rows that may violate it, 0 to 1
 * @param minRows with fewer rows than this it is not checked
 */
record Expectation(
    Table table,
    String name,
    String kind,
    String column,
    Rule rule,
    Severity severity,
    double allowedRate,
    long minRows) {

  String tableName() {
    return table.topicSuffix();
  }

  /** Tells it from all others. */
  String key() {
    return tableName() + "/" + name;
  }

  String severityName() {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /** What is expected, in words. */
  String expected() {
    return allowedRate > 0
        ? rule.expected() + "; at most " + Wording.percent(allowedRate) + " otherwise"
        : rule.expected();
  }
}
