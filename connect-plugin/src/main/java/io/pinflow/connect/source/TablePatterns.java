package io.pinflow.connect.source;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/** Regular expressions that name tables as a whole; upper and lower case are one. Immutable. */
final class TablePatterns {
  private final NamePatterns patterns;

  private TablePatterns(NamePatterns patterns) {
    this.patterns = patterns;
  }

  static TablePatterns of(String key, List<String> texts) {
    return new TablePatterns(
        NamePatterns.of(texts, (text, fault) -> TableErrors.brokenTablePattern(key, text, fault)));
  }

  /** A validator that refuses what {@link #of} can't read. */
  static ConfigDef.Validator validator() {
    return ConfigDef.LambdaValidator.with(
        (key, value) -> of(key, ConfigTexts.list(value)),
        () -> "regular expressions of table or schema.table, separated by commas");
  }

  boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** True when an expression is one of the names a table goes by. */
  boolean matchAny(List<String> names) {
    return patterns.matchAny(names);
  }
}
