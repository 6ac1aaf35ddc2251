package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Confluent's or Aiven's JDBC source has stored of a table under the connector's name: how far
 * it had come. Immutable.
 */
final class PeerOffset {
  private static final String INCREMENTING = "incrementing";
  private static final String TIMESTAMP = "timestamp";
  private static final String NANOS = "timestamp_nanos";
  private static final long MS_PER_SECOND = 1_000;
  private static final long NANOS_PER_MS = 1_000_000;

  private final Map<String, Object> stored;

  PeerOffset(Map<String, Object> stored) {
    this.stored = stored;
  }

  /**
   * The partitions that theirs may have stored a table under, the likeliest first: by its name with
   * whatever the driver of the day said it was qualified by, in older versions by the bare name.
   * Their one query is always called query.
   *
   * <p>HashMaps, as theirs are: Connect finds offsets by the JSON text of their partition.
   */
  static List<Map<String, String>> partitions(
      SourceTable table, Connection connection, Dialect dialect) throws SQLException {
    if (table.query().isPresent()) {
      Map<String, String> query = Map.of(SourceTable.QUERY, SourceTable.QUERY);
      return table.name().equals(TableName.of(SourceTable.QUERY)) ? List.of(query) : List.of();
    }
    List<Map<String, String>> partitions = new ArrayList<>();
    for (String name : names(table.name(), connection, dialect)) {
      Map<String, String> partition = new HashMap<>();
      partition.put("protocol", "1");
      partition.put(SourceTable.TABLE, name);
      partitions.add(partition);
    }
    partitions.add(Map.of(SourceTable.TABLE, table.name().table()));
    return partitions;
  }

  private static List<String> names(TableName table, Connection connection, Dialect dialect)
      throws SQLException {
    String name = table.table();
    String schema = dialect.schema(connection, table);
    if (schema == null) {
      return List.of(dialect.catalog(connection, table) + "." + name, name);
    }
    String qualified = schema + "." + name;
    return List.of(connection.getCatalog() + "." + qualified, qualified, name);
  }

  /**
   * The point to go on from, empty where theirs went by something else than this order does. By
   * time, theirs may not have delivered all rows of its last moment: that moment is read again
   * unless a key tells which of them it had.
   */
  Optional<Bound> bound(ReadOrder order) {
    Optional<Object> key = key(order);
    if (!order.time().isPresent()) {
      return stored.get(TIMESTAMP) == null ? key.map(Bound::of) : Optional.empty();
    }
    return time(order.time().get())
        .map(time -> key.isPresent() ? Bound.of(time, key.get()) : Bound.of(time));
  }

  private Optional<Object> key(ReadOrder order) {
    Object number = stored.get(INCREMENTING);
    if (order.key().size() > 1 || !(number instanceof Number)) {
      return Optional.empty();
    }
    OrderColumn column = order.key().get(0);
    long value = ((Number) number).longValue();
    Object key = column.kind() == OrderColumn.Kind.WHOLE ? (Object) value : Long.toString(value);
    return column.isNumber() && column.accepts(key) ? Optional.of(key) : Optional.empty();
  }

  /** Theirs has a moment twice: in milliseconds, and the fraction of its second in nanoseconds. */
  private Optional<Object> time(TimeColumn column) {
    Object ms = stored.get(TIMESTAMP);
    if (!(ms instanceof Number)) {
      return Optional.empty();
    }
    long milliseconds = ((Number) ms).longValue();
    Object nanos = stored.get(NANOS);
    long fraction =
        nanos instanceof Number
            ? ((Number) nanos).longValue()
            : Math.floorMod(milliseconds, MS_PER_SECOND) * NANOS_PER_MS;
    long second = Math.floorDiv(milliseconds, MS_PER_SECOND);
    return Optional.of(column.from(Instant.ofEpochSecond(second, fraction)));
  }
}
