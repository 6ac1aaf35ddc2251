package io.pinflow.connect.source;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Regular expressions that name columns as {@code table.column} or {@code schema.table.column}.
 * Upper and lower case are one, as in Debezium's lists: of a secret rather too much is hidden than
 * too little. Immutable.
 */
final class ColumnPatterns {
  private final NamePatterns patterns;

  private ColumnPatterns(NamePatterns patterns) {
    this.patterns = patterns;
  }

  static ColumnPatterns of(String key, List<String> texts) {
    return new ColumnPatterns(
        NamePatterns.of(
            texts, (text, fault) -> ColumnErrors.brokenColumnPattern(key, text, fault)));
  }

  /** A validator that refuses what {@link #of} can't read. */
  static ConfigDef.Validator validator() {
    return ConfigDef.LambdaValidator.with(
        (key, value) -> of(key, ConfigTexts.list(value)),
        () -> "regular expressions of table.column, separated by commas");
  }

  boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** True when an expression names this column as a whole. */
  boolean match(TableName table, String column) {
    return patterns.matchAny(List.of(table + "." + column, table.table() + "." + column));
  }
}
