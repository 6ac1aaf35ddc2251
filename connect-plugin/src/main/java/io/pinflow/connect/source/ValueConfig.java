package io.pinflow.connect.source;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What records' values are, and what becomes of single values and columns. Immutable. */
final class ValueConfig {
  static final String FORM_CONFIG = "record.value";
  static final String DECIMAL_MODE_CONFIG = "decimal.handling.mode";
  static final String ZERO_DATE_CONFIG = "zero.date.handling";
  static final String COLUMN_ZERO_DATE_CONFIG = "column.zero.date.handling";
  static final String LARGE_VALUE_CONFIG = "large.value.handling";
  static final String COLUMN_LARGE_VALUE_CONFIG = "column.large.value.handling";
  static final String LARGE_VALUE_MAX_BYTES_CONFIG = "large.value.max.bytes";
  static final String UNREADABLE_VALUE_CONFIG = "unreadable.value.handling";
  static final String COLUMN_UNREADABLE_VALUE_CONFIG = "column.unreadable.value.handling";
  static final String COLUMN_INCLUDE_CONFIG = "column.include.list";
  static final String COLUMN_EXCLUDE_CONFIG = "column.exclude.list";
  static final String COLUMN_MASK_CONFIG = "column.mask.list";
  static final String COLUMN_MASK_KEY_CONFIG = "column.mask.hash.key";
  static final String COLUMN_MASK_TEXT_CONFIG = "column.mask.text";

  private static final String CONVERTER = "value.converter";

  private final TableSourceConfig config;

  ValueConfig(TableSourceConfig config) {
    this.config = config;
  }

  RowValues.Form form() {
    return RowValues.Form.valueOf(config.getString(FORM_CONFIG).toUpperCase(Locale.ROOT));
  }

  /** The converter configured for this connector's values, empty for the worker's. */
  Optional<String> converter() {
    return Optional.ofNullable(config.originalsStrings().get(CONVERTER));
  }

  ValueRules rules() {
    return new ValueRules(this);
  }

  DecimalMode decimalMode() {
    return DecimalMode.of(config.getString(DECIMAL_MODE_CONFIG));
  }

  ColumnSetting<ZeroDates> zeroDates() {
    return ColumnSetting.of(
        COLUMN_ZERO_DATE_CONFIG,
        ZeroDates.of(config.getString(ZERO_DATE_CONFIG)),
        config.getList(COLUMN_ZERO_DATE_CONFIG),
        ZeroDates::of);
  }

  ColumnSetting<LargeValues> largeValues() {
    return ColumnSetting.of(
        COLUMN_LARGE_VALUE_CONFIG,
        LargeValues.of(config.getString(LARGE_VALUE_CONFIG)),
        config.getList(COLUMN_LARGE_VALUE_CONFIG),
        LargeValues::of);
  }

  int largeValueMaxBytes() {
    return config.getInt(LARGE_VALUE_MAX_BYTES_CONFIG);
  }

  ColumnSetting<UnreadableValues> unreadableValues() {
    return ColumnSetting.of(
        COLUMN_UNREADABLE_VALUE_CONFIG,
        UnreadableValues.of(config.getString(UNREADABLE_VALUE_CONFIG)),
        config.getList(COLUMN_UNREADABLE_VALUE_CONFIG),
        UnreadableValues::of);
  }

  ColumnSelection columnSelection() {
    return new ColumnSelection(
        columnPatterns(COLUMN_INCLUDE_CONFIG), columnPatterns(COLUMN_EXCLUDE_CONFIG));
  }

  ColumnPatterns maskedColumns() {
    return columnPatterns(COLUMN_MASK_CONFIG);
  }

  /** A mask of its own for every call: masks are not thread-safe. */
  ColumnMask columnMask() {
    return ColumnMask.of(
        config.getPassword(COLUMN_MASK_KEY_CONFIG), config.getString(COLUMN_MASK_TEXT_CONFIG));
  }

  /** True when single columns are selected, masked or have a setting of their own. */
  boolean hasColumnSettings() {
    return Stream.of(
            COLUMN_INCLUDE_CONFIG,
            COLUMN_EXCLUDE_CONFIG,
            COLUMN_MASK_CONFIG,
            COLUMN_ZERO_DATE_CONFIG,
            COLUMN_LARGE_VALUE_CONFIG,
            COLUMN_UNREADABLE_VALUE_CONFIG)
        .anyMatch(key -> !config.getList(key).isEmpty());
  }

  private ColumnPatterns columnPatterns(String key) {
    return ColumnPatterns.of(key, config.getList(key));
  }
}
