package io.pinflow.connect.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * A setting for every column, and another for single ones as a list of {@code table.column:value}.
 * Immutable.
 */
final class ColumnSetting<T> {
  private final T general;
  private final Map<String, T> single;

  private ColumnSetting(T general, Map<String, T> single) {
    this.general = general;
    this.single = single;
  }

  static <T> ColumnSetting<T> of(
      String key, T general, List<String> entries, Function<String, T> parser) {
    Map<String, T> single = new LinkedHashMap<>();
    for (String entry : entries) {
      int colon = entry.lastIndexOf(':');
      int dot = entry.lastIndexOf('.', colon);
      if (dot < 1 || dot + 1 == colon) {
        throw new ConfigException(ColumnErrors.brokenColumnEntry(key, entry));
      }
      String column = entry.substring(0, colon).trim();
      if (single.put(column, parsed(key, entry, colon, parser)) != null) {
        throw new ConfigException(ColumnErrors.columnTwice(key, column));
      }
    }
    return new ColumnSetting<>(general, single);
  }

  /** A validator that refuses what {@link #of} can't read. */
  static <T> ConfigDef.Validator validator(Function<String, T> parser) {
    return ConfigDef.LambdaValidator.with(
        (key, value) -> of(key, null, ConfigTexts.list(value), parser),
        () -> "table.column:value, table.column:value, …");
  }

  /** The value for a column, named with or without the schema of its table. */
  T of(TableName table, String column) {
    T own = single.get(table + "." + column);
    if (own == null) {
      own = single.get(table.table() + "." + column);
    }
    return own == null ? general : own;
  }

  /** The columns named singly, as they are written. */
  Set<String> columns() {
    return single.keySet();
  }

  /** True when this name, as written in a list, is that of the column. */
  static boolean isNamed(String name, TableName table, String column) {
    return name.equals(table + "." + column) || name.equals(table.table() + "." + column);
  }

  private static <T> T parsed(String key, String entry, int colon, Function<String, T> parser) {
    try {
      return parser.apply(entry.substring(colon + 1).trim());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(ColumnErrors.brokenColumnEntry(key, entry));
    }
  }
}
