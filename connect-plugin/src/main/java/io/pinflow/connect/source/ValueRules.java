package io.pinflow.connect.source;

/** What the configuration says of values, column by column. Immutable. */
final class ValueRules {
  private final ValueConfig config;
  private final ColumnSelection selection;
  private final ColumnPatterns masked;
  private final ColumnSetting<ZeroDates> zeroDates;
  private final ColumnSetting<LargeValues> largeValues;
  private final ColumnSetting<UnreadableValues> unreadableValues;

  ValueRules(ValueConfig config) {
    this.config = config;
    this.selection = config.columnSelection();
    this.masked = config.maskedColumns();
    this.zeroDates = config.zeroDates();
    this.largeValues = config.largeValues();
    this.unreadableValues = config.unreadableValues();
  }

  RowValues.Form form() {
    return config.form();
  }

  ColumnSelection selection() {
    return selection;
  }

  boolean isMasked(TableName table, String column) {
    return masked.match(table, column);
  }

  ColumnRules of(TableName table, String column) {
    boolean isMasked = isMasked(table, column);
    return new ColumnRules(
        isMasked ? DecimalMode.STRING : config.decimalMode(),
        zeroDates.of(table, column),
        largeValues.of(table, column),
        config.largeValueMaxBytes(),
        unreadableValues.of(table, column),
        isMasked ? config.columnMask() : null);
  }

  /** Of a column by which rows are found again: nothing but the value itself will do. */
  ColumnRules ofKey() {
    return new ColumnRules(
        config.decimalMode(),
        ZeroDates.TEXT,
        LargeValues.KEEP,
        config.largeValueMaxBytes(),
        UnreadableValues.FAIL,
        null);
  }
}
