package io.pinflow.connect.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Regular expressions that name columns as {@code table.column} or {@code schema.table.column}.
 * Upper and lower case are one, as in Debezium's lists: of a secret rather too much is hidden than
 * too little. Immutable.
 */
final class ColumnPatterns {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private final List<Pattern> patterns;

  private ColumnPatterns(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  static ColumnPatterns of(String key, List<String> texts) {
    List<Pattern> patterns = new ArrayList<>();
    for (String text : texts) {
      try {
        patterns.add(Pattern.compile(text, FLAGS));
      } catch (PatternSyntaxException e) {
        throw new ConfigException(
            TableSourceErrors.brokenColumnPattern(key, text, e.getDescription()));
      }
    }
    return new ColumnPatterns(patterns);
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
    return matches(table + "." + column) || matches(table.table() + "." + column);
  }

  private boolean matches(String name) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }
}
