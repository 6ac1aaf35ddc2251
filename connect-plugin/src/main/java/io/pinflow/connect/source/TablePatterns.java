package io.pinflow.connect.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Regular expressions that name tables as a whole; upper and lower case are one. Immutable. */
final class TablePatterns {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private final List<Pattern> patterns;

  private TablePatterns(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  static TablePatterns of(String key, List<String> texts) {
    List<Pattern> patterns = new ArrayList<>();
    for (String text : texts) {
      try {
        patterns.add(Pattern.compile(text, FLAGS));
      } catch (PatternSyntaxException e) {
        throw new ConfigException(
            TableSourceErrors.brokenTablePattern(key, text, e.getDescription()));
      }
    }
    return new TablePatterns(patterns);
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
    return patterns.stream()
        .anyMatch(pattern -> names.stream().anyMatch(name -> pattern.matcher(name).matches()));
  }
}
