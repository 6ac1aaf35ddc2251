package io.pinflow.connect.source;

import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/**
 * Checks that what is said of columns fits columns there are: behind a misspelt name a column meant
 * to be hidden would be delivered.
 */
final class ColumnSettingsCheck {
  private static final List<String> PATTERNS =
      List.of(
          ValueConfig.COLUMN_INCLUDE_CONFIG,
          ValueConfig.COLUMN_EXCLUDE_CONFIG,
          ValueConfig.COLUMN_MASK_CONFIG);

  private final TableSourceConfig config;
  private final ValueConfig values;
  private final ColumnNames columns;

  ColumnSettingsCheck(TableSourceConfig config, ColumnNames columns) {
    this.config = config;
    this.values = config.recordValues();
    this.columns = columns;
  }

  /** True when anything is said of single columns. */
  static boolean isNeeded(TableSourceConfig config) {
    return !config.records().deleteColumn().isEmpty() || config.recordValues().hasColumnSettings();
  }

  void run(Problems problems) {
    for (String key : PATTERNS) {
      config.getList(key).forEach(pattern -> checkPattern(key, pattern, problems));
    }
    checkNames(ValueConfig.COLUMN_ZERO_DATE_CONFIG, values.zeroDates(), problems);
    checkNames(ValueConfig.COLUMN_LARGE_VALUE_CONFIG, values.largeValues(), problems);
    checkNames(ValueConfig.COLUMN_UNREADABLE_VALUE_CONFIG, values.unreadableValues(), problems);
    checkSelection(problems);
    checkDeletes(problems);
  }

  private void checkDeletes(Problems problems) {
    String name = config.records().deleteColumn();
    if (!name.isEmpty() && !columns.any((table, column) -> column.equals(name))) {
      problems.add(RecordConfig.SOFT_DELETE_COLUMN_CONFIG, ColumnErrors.noDeletes(name));
    }
  }

  private void checkPattern(String key, String pattern, Problems problems) {
    ColumnPatterns alone = ColumnPatterns.of(key, List.of(pattern));
    if (!columns.any(alone::match)) {
      problems.add(key, ColumnErrors.patternOfNoColumn(key, pattern));
    }
  }

  private void checkNames(String key, ColumnSetting<?> setting, Problems problems) {
    for (String name : setting.columns()) {
      if (!columns.any((table, column) -> ColumnSetting.isNamed(name, table, column))) {
        problems.add(key, ColumnErrors.settingOfNoColumn(key, name));
      }
    }
  }

  private void checkSelection(Problems problems) {
    ColumnSelection selection = values.columnSelection();
    for (TableName table : columns.tables()) {
      try {
        selection.read(table, columns.of(table), List.of());
      } catch (ConfigException e) {
        problems.add(ValueConfig.COLUMN_INCLUDE_CONFIG, e.getMessage());
      }
    }
  }
}
