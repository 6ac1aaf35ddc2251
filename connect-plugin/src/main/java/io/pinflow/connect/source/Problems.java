package io.pinflow.connect.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/** Collects problems, each on the configuration key it is about. Not thread-safe. */
final class Problems {
  private final List<ConfigValue> values;
  private final Map<String, ConfigValue> byName;

  Problems(Config validated) {
    this.values = new ArrayList<>(validated.configValues());
    this.byName = values.stream().collect(Collectors.toMap(ConfigValue::name, Function.identity()));
  }

  void add(String key, String message) {
    byName.get(key).addErrorMessage(message);
  }

  /** Without its value, which may be a secret whose key was misspelt. */
  void addUnknown(String key, String message) {
    values.add(new ConfigValue(key, null, List.of(), new ArrayList<>(List.of(message))));
  }

  /** Takes a value out of the answer, for it may hold a secret. */
  void hide(String key) {
    byName.get(key).value(null);
  }

  /** The defined keys that something is wrong with so far. */
  Set<String> refusedKeys() {
    return byName.values().stream()
        .filter(value -> !value.errorMessages().isEmpty())
        .map(ConfigValue::name)
        .collect(Collectors.toSet());
  }

  Config config() {
    return new Config(values);
  }
}
