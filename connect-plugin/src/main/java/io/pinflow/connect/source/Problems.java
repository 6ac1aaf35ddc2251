package io.pinflow.connect.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  void addUnknown(String key, String text, String message) {
    values.add(new ConfigValue(key, text, List.of(), new ArrayList<>(List.of(message))));
  }

  /** True when every key that is defined has a value of the right form. */
  boolean noneOfKnownKeys() {
    return byName.values().stream().allMatch(value -> value.errorMessages().isEmpty());
  }

  Config config() {
    return new Config(values);
  }
}
