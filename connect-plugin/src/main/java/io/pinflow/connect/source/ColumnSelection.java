package io.pinflow.connect.source;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;

/** Which columns are delivered, and so which are read. Immutable. */
final class ColumnSelection {
  private final ColumnPatterns included;
  private final ColumnPatterns excluded;

  ColumnSelection(ColumnPatterns included, ColumnPatterns excluded) {
    this.included = included;
    this.excluded = excluded;
  }

  /**
   * The columns to read, in the order given: those delivered, and those needed in any case, as the
   * key's are because without it no row can be found again.
   */
  List<String> read(TableName table, Collection<String> columns, Collection<String> needed) {
    if (columns.stream().noneMatch(column -> delivers(table, column))) {
      throw new ConfigException(ColumnErrors.noColumnLeft(table, columns));
    }
    return columns.stream()
        .filter(column -> needed.contains(column) || delivers(table, column))
        .collect(Collectors.toList());
  }

  /** True when nothing is left out of any table. */
  boolean isAll() {
    return included.isEmpty() && excluded.isEmpty();
  }

  /** True when a column is part of the records' values. */
  boolean delivers(TableName table, String column) {
    return (included.isEmpty() || included.match(table, column)) && !excluded.match(table, column);
  }
}
