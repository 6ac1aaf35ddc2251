package io.pinflow.connect.source;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Makes records of rows: everything that does not change from row to row is worked out once. Not
 * thread-safe.
 */
final class RowReader {
  private static final int TOMBSTONE_BYTES = 8;

  private final SourceTable table;
  private final Map<String, String> partition;
  private final List<Column> columns;
  private final RowValues values;
  private final KeyReader keys;
  private final HeaderWriter headers;
  private final Optional<SoftDelete> deletes;
  private final OrderColumn[] order;
  private final int[] orderIndexes;
  private final int keyStart;
  private final boolean hasKey;
  private Bound point;
  private Object value;
  private int weight;

  /**
   * Works out how to read the rows of a result.
   *
   * @param columnCount how many of its columns, from the first, are the table's own
   */
  RowReader(
      SourceTable table,
      ReadOrder order,
      ResultSetMetaData metadata,
      int columnCount,
      Dialect dialect,
      ValueRules rules)
      throws SQLException {
    this.table = table;
    this.partition = table.partition(order);
    this.order = order.columns().toArray(new OrderColumn[0]);
    List<String> ordering =
        order.columns().stream().map(OrderColumn::name).collect(Collectors.toList());
    this.columns = columns(metadata, columnCount);
    FieldReaders fieldReaders = new FieldReaders(table.name(), ordering, dialect, rules);
    FieldReader[] readers = fieldReaders.delivered(columns);
    this.values =
        rules.form() == RowValues.Form.JSON
            ? new JsonValues(readers)
            : new StructValues(table.name().toString(), readers);
    this.keys = new KeyReader(table, order, columns, fieldReaders);
    this.headers = new HeaderWriter(table.name(), table.form());
    this.deletes = SoftDelete.of(table, columns, dialect);
    this.orderIndexes = indexes(ordering);
    this.keyStart = order.time().isPresent() ? 1 : 0;
    this.hasKey = order.hasKey();
  }

  /** True while results still have the columns this reader was made for. */
  boolean matches(ResultSetMetaData metadata, int columnCount) throws SQLException {
    if (columnCount != columns.size()) {
      return false;
    }
    for (Column column : columns) {
      if (!column.matches(metadata)) {
        return false;
      }
    }
    return true;
  }

  /** Reads where the current row lies in the order. */
  Bound readPoint(ResultSet row) throws SQLException {
    Object[] values = new Object[order.length];
    for (int i = 0; i < order.length; i++) {
      values[i] = order[i].require(table.name(), row, orderIndexes[i]);
    }
    return takePoint(Bound.of(values));
  }

  /** Takes the current row to lie there. */
  Bound takePoint(Bound current) {
    point = current;
    value = null;
    return point;
  }

  /** The content of the row whose point was read last. */
  Object value(ResultSet row) throws SQLException {
    if (value == null) {
      value = values.read(row, point);
    }
    return value;
  }

  /** Whether the current row is marked as deleted; without a key, nobody could tell which is. */
  boolean isDeleted(ResultSet row) throws SQLException {
    return hasKey && deletes.isPresent() && deletes.get().marks(row);
  }

  /** Whether records tell the version of their row. */
  boolean needsVersion() {
    return headers.needsVersion();
  }

  /**
   * That row as a record, without a value when it is deleted. The schema is asked for after the
   * value, which may change it.
   */
  SourceRecord record(ResultSet row, Map<String, ?> offset, String version) throws SQLException {
    String key = hasKey ? point.after(keyStart).toString() : "";
    Object content = isDeleted(row) ? null : value(row);
    weight = content == null ? TOMBSTONE_BYTES : values.weight();
    return new SourceRecord(
        partition,
        offset,
        table.topic(),
        null,
        keys.schema(),
        keys.read(row, key),
        content == null ? null : values.schema(),
        content,
        null,
        headers.headers(key, point, version));
  }

  /** Rough size of the row read last, in bytes. */
  int weight() {
    return weight;
  }

  private int[] indexes(List<String> names) {
    List<String> all = columns.stream().map(Column::name).collect(Collectors.toList());
    return names.stream().mapToInt(name -> columns.get(all.indexOf(name)).index()).toArray();
  }

  /** A query's may all be null: behind an outer join, a table's promise is not kept. */
  private List<Column> columns(ResultSetMetaData metadata, int count) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int index = 1; index <= count; index++) {
      Column column = Column.of(metadata, index);
      columns.add(table.query().isPresent() ? column.optional() : column);
    }
    return columns;
  }
}
