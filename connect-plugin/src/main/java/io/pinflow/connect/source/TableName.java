package io.pinflow.connect.source;

import java.util.Optional;

/**
 * Name of a table as its owner writes it, {@code table} or {@code schema.table}; upper and lower
 * case are kept.
 *
 * <p>The text as written is the table's logical name: it stands in the offsets, so that no change
 * of driver or metadata can make a connector forget what it has read.
 */
final class TableName {
  private final String text;
  private final int dot;

  private TableName(String text) {
    this.text = text;
    this.dot = text.indexOf('.');
  }

  static TableName of(String text) {
    return new TableName(text);
  }

  Optional<String> schema() {
    return dot < 0 ? Optional.empty() : Optional.of(text.substring(0, dot));
  }

  String table() {
    return text.substring(dot + 1);
  }

  /** The name as SQL, each part quoted the way the dialect wants it. */
  String quoted(Dialect dialect) {
    String table = dialect.quote(table());
    return schema().map(schema -> dialect.quote(schema) + "." + table).orElse(table);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TableName && ((TableName) other).text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
