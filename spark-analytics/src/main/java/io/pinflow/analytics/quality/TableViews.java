package io.pinflow.analytics.quality;

import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.Names;
import io.pinflow.records.Table;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Decides what of each table a check looks at. */
final class TableViews {

  private final SparkSession spark;
  private final Folders folders;
  private final Names names;
  private final Location tables;
  private final Changes changes;
  private final Rules rules;

  TableViews(
      SparkSession spark,
      Folders folders,
      Names names,
      Location tables,
      Changes changes,
      Rules rules) {
    this.spark = spark;
    this.folders = folders;
    this.names = names;
    this.tables = tables;
    this.changes = changes;
    this.rules = rules;
  }

  /**
   * The tables as they are now.
   *
   * @param last what was checked last
   * @param whole whether all rows are to be checked, whatever changed
   */
  Map<Table, TableView> since(Optional<LastCheck> last, Whole whole) {
    Map<Table, TableView> views = new EnumMap<>(Table.class);
    for (Table table : Table.values()) {
      views.put(table, view(table, last, whole));
    }
    return views;
  }

  /** Whether all rows are wanted. */
  enum Whole {
    ALL_ROWS,
    CHANGED_ROWS
  }

  private TableView view(Table table, Optional<LastCheck> last, Whole whole) {
    Location location = tables.resolve(names.deltaTable(table));
    long version = folders.deltaVersion(location);
    OptionalLong from = last.map(check -> check.version(table)).orElseGet(OptionalLong::empty);
    if (from.isPresent() && (from.getAsLong() > version || from.getAsLong() < 0)) {
      from = OptionalLong.empty();
    }
    Optional<Dataset<Row>> changed = changed(table, location, from, version);
    return new TableView(
        table, location, version, from, changed, scope(from, version, changed, whole));
  }

  private Optional<Dataset<Row>> changed(
      Table table, Location location, OptionalLong from, long version) {
    return from.isEmpty() || from.getAsLong() == version
        ? Optional.empty()
        : changes.between(spark, location, from.getAsLong(), version, rules.columns(table));
  }

  private static TableView.Scope scope(
      OptionalLong from, long version, Optional<Dataset<Row>> changed, Whole whole) {
    if (version < 0) {
      return TableView.Scope.NOTHING;
    }
    if (whole == Whole.ALL_ROWS) {
      return TableView.Scope.TABLE;
    }
    if (from.isPresent() && from.getAsLong() == version) {
      return TableView.Scope.NOTHING;
    }
    return changed.isPresent() ? TableView.Scope.CHANGED : TableView.Scope.TABLE;
  }
}
