package io.pinflow.connect.source;

import java.util.List;
import java.util.Optional;

/** What the records of a table carry besides a row's columns. Immutable. */
final class RecordForm {
  private final String database;
  private final KeyForm key;
  private final List<HeaderTemplate> headers;
  private final Optional<String> deleteColumn;
  private final boolean requiresDeleteColumn;

  /**
   * Describes records.
   *
   * @param database the database's name, for headers
   * @param deleteColumn the column that marks a row as deleted, empty for none
   * @param requiresDeleteColumn whether a table without that column can't be what was meant
   */
  RecordForm(
      String database,
      KeyForm key,
      List<HeaderTemplate> headers,
      Optional<String> deleteColumn,
      boolean requiresDeleteColumn) {
    this.database = database;
    this.key = key;
    this.headers = List.copyOf(headers);
    this.deleteColumn = deleteColumn;
    this.requiresDeleteColumn = requiresDeleteColumn;
  }

  String database() {
    return database;
  }

  KeyForm key() {
    return key;
  }

  List<HeaderTemplate> headers() {
    return headers;
  }

  Optional<String> deleteColumn() {
    return deleteColumn;
  }

  boolean requiresDeleteColumn() {
    return requiresDeleteColumn;
  }
}
