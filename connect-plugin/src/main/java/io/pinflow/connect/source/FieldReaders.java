package io.pinflow.connect.source;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/** Makes the readers of a table's columns. */
final class FieldReaders {
  private final TableName table;
  private final Collection<String> keyColumns;
  private final Dialect dialect;
  private final ValueRules rules;

  FieldReaders(TableName table, Collection<String> keyColumns, Dialect dialect, ValueRules rules) {
    this.table = table;
    this.keyColumns = keyColumns;
    this.dialect = dialect;
    this.rules = rules;
  }

  /** Those of the columns that records' values have, in their order. */
  FieldReader[] delivered(List<Column> columns) {
    return columns.stream()
        .filter(column -> rules.selection().delivers(table, column.name()))
        .map(this::reader)
        .toArray(FieldReader[]::new);
  }

  /** That of a column of the key, which records' values may lack. */
  FieldReader key(List<Column> columns, String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .map(this::reader)
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  private FieldReader reader(Column column) {
    boolean isKey = keyColumns.contains(column.name());
    if (isKey && rules.isMasked(table, column.name())) {
      throw new ConfigException(ColumnErrors.maskedKey(table, column.name()));
    }
    ColumnRules own = isKey ? rules.ofKey() : rules.of(table, column.name());
    return new FieldReader(table, column, dialect.kindOf(column), own);
  }
}
