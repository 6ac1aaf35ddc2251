package io.pinflow.connect.source;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Names of queries: they stand in lists, topics and keys of the configuration as they are. */
final class QueryNames {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

  private QueryNames() {}

  /** A validator that refuses names no list could hold, and a name given twice. */
  static ConfigDef.Validator validator() {
    return ConfigDef.LambdaValidator.with(
        (key, value) -> check(key, ConfigTexts.list(value)),
        () -> "names of a-z, A-Z, 0-9, _ and -, separated by commas");
  }

  private static void check(String key, List<String> names) {
    Set<String> known = new HashSet<>();
    for (String name : names) {
      if (!NAME.matcher(name).matches() || !known.add(name)) {
        throw new ConfigException(TableErrors.invalidQueryName(key, name));
      }
    }
  }
}
