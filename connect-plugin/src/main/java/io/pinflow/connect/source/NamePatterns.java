package io.pinflow.connect.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.ConfigException;

/**
 * Regular expressions that name something as a whole; upper and lower case are one, as in
 * Debezium's lists. Immutable.
 */
final class NamePatterns {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private final List<Pattern> patterns;

  private NamePatterns(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  /**
   * Compiles expressions.
   *
   * @param broken the message for an expression that can't be, of itself and what is wrong
   */
  static NamePatterns of(List<String> texts, BinaryOperator<String> broken) {
    List<Pattern> patterns = new ArrayList<>();
    for (String text : texts) {
      try {
        patterns.add(Pattern.compile(text, FLAGS));
      } catch (PatternSyntaxException e) {
        throw new ConfigException(broken.apply(text, e.getDescription()));
      }
    }
    return new NamePatterns(patterns);
  }

  boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** True when an expression is one of the names. */
  boolean matchAny(List<String> names) {
    return patterns.stream()
        .anyMatch(pattern -> names.stream().anyMatch(name -> pattern.matcher(name).matches()));
  }
}
