package io.pinflow.connect.source;

import java.util.Optional;

/** What records carry besides a row's columns. Immutable. */
final class RecordConfig {
  static final String KEY_CONFIG = "record.key";
  static final String HEADERS_CONFIG = "record.headers";
  static final String SOFT_DELETE_COLUMN_CONFIG = "soft.delete.column";
  static final String TABLE_SOFT_DELETE_COLUMNS_CONFIG = "table.soft.delete.columns";

  private final TableSourceConfig config;

  RecordConfig(TableSourceConfig config) {
    this.config = config;
  }

  /** What the records of a table carry besides its columns. */
  RecordForm form(TableName table) {
    Optional<String> own = deleteColumns().of(table);
    return new RecordForm(
        ConfigTexts.database(config.connection().url()),
        keyForm(),
        HeaderTemplate.of(HEADERS_CONFIG, config.getList(HEADERS_CONFIG)),
        own.isPresent() ? own : Optional.of(deleteColumn()).filter(name -> !name.isEmpty()),
        own.isPresent());
  }

  KeyForm keyForm() {
    return KeyForm.of(config.getString(KEY_CONFIG));
  }

  /** The column that marks rows as deleted wherever it is, empty for none. */
  String deleteColumn() {
    return config.getString(SOFT_DELETE_COLUMN_CONFIG);
  }

  TableMap deleteColumns() {
    return TableMap.of(
        TABLE_SOFT_DELETE_COLUMNS_CONFIG, config.getList(TABLE_SOFT_DELETE_COLUMNS_CONFIG));
  }
}
