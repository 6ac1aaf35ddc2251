package io.pinflow.connect.source;

import java.util.List;

/** A table the database has. Immutable. */
final class FoundTable {
  private final TableName name;
  private final List<String> names;

  private FoundTable(TableName name, List<String> names) {
    this.name = name;
    this.names = names;
  }

  /**
   * Names a table found.
   *
   * @param isOwn whether the connection finds it without its schema
   */
  static FoundTable of(String schema, String table, boolean isOwn) {
    String whole = schema + "." + table;
    return isOwn
        ? new FoundTable(TableName.of(table), List.of(table, whole))
        : new FoundTable(TableName.of(whole), List.of(whole));
  }

  /** As offsets know it: what a person would write in tables. */
  TableName name() {
    return name;
  }

  /** Every way to write it. */
  List<String> names() {
    return names;
  }

  /** False where the name can't stand in a list of tables, or would be read as another's. */
  boolean isWritable() {
    String whole = names.get(names.size() - 1);
    return whole.indexOf(',') < 0
        && whole.indexOf('.') == whole.lastIndexOf('.')
        && names.stream().allMatch(text -> text.equals(text.trim()));
  }
}
