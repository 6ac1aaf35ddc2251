package io.pinflow.connect.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A setting given per table as a list of {@code table:value}. */
final class TableMap {
  private final Map<TableName, String> values;

  private TableMap(Map<TableName, String> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  static TableMap of(String key, List<String> entries) {
    Map<TableName, String> values = new LinkedHashMap<>();
    for (String entry : entries) {
      int colon = entry.indexOf(':');
      if (colon < 1 || colon == entry.length() - 1) {
        throw new ConfigException(TableErrors.brokenTableMapEntry(key, entry));
      }
      TableName table = TableName.of(entry.substring(0, colon).trim());
      if (values.put(table, entry.substring(colon + 1).trim()) != null) {
        throw new ConfigException(TableErrors.tableTwiceInMap(key, table));
      }
    }
    return new TableMap(values);
  }

  /** A validator that refuses what {@link #of} can't read. */
  static ConfigDef.Validator validator() {
    return ConfigDef.LambdaValidator.with(
        (key, value) -> of(key, ConfigTexts.list(value)), () -> "table:value, table:value, …");
  }

  Optional<String> of(TableName table) {
    return Optional.ofNullable(values.get(table));
  }

  Set<TableName> tables() {
    return values.keySet();
  }
}
