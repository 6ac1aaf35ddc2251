package io.pinflow.connect.source;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * One connection reading one table.
 *
 * <p>Rows are asked for by queries with a limit and are streamed: however large the table, a query
 * is short-lived and only a few rows are in memory. Not thread-safe, but for {@link #cancel}.
 */
final class TableSession {
  private static final int FIRST_FETCH_ROWS = 16;

  /** What one fetch may bring into memory, in bytes. */
  private static final long FETCH_BYTES = 4_194_304;

  private static final int MIN_FETCH_ROWS = 2;
  private static final int MAX_FETCH_ROWS = 5_000;

  private final SourceTable table;
  private final TableSourceConfig config;
  private final Dialect dialect;
  private final ValueRules rules;
  private final Connection connection;
  private final TableInspector inspector;
  private final ReadOrder order;
  private final KeyQueries keys;
  private final Optional<String> rowVersion;
  private final SharedSnapshot shared;
  private volatile PreparedStatement running;
  private Horizon horizon;
  private Rows open;
  private RowReader reader;
  private int fetchRows = FIRST_FETCH_ROWS;

  private TableSession(
      SourceTable table,
      TableSourceConfig config,
      Dialect dialect,
      Connection connection,
      TableInspector inspector)
      throws SQLException {
    this.table = table;
    this.config = config;
    this.dialect = dialect;
    this.rules = config.recordValues().rules();
    this.connection = connection;
    this.inspector = inspector;
    this.order = inspector.order(table);
    this.keys = new KeyQueries(connection, dialect, table, order);
    this.rowVersion =
        order.time().isPresent() && !inspector.isView(table.name())
            ? dialect.rowVersion()
            : Optional.empty();
    this.shared = dialect.sharedSnapshot(connection, table.source(dialect));
    dialect.release(connection);
  }

  /** Readies a table for reading over a connection that stays its opener's to close. */
  static TableSession on(
      Connection connection, SourceTable table, Dialect dialect, TableSourceConfig config)
      throws SQLException {
    TableInspector inspector = new TableInspector(connection, dialect, config);
    return new TableSession(table, config, dialect, connection, inspector);
  }

  ReadOrder order() {
    return order;
  }

  /** The first rows after a point, in order. */
  Rows rowsAfter(Optional<Bound> from, int limit) throws SQLException {
    return rows(order.after(from), limit);
  }

  /** The first rows after a point up to another one, in order. */
  Rows rowsBetween(Optional<Bound> from, Bound to, int limit) throws SQLException {
    return rows(order.after(from).and(order.upTo(to)), limit);
  }

  /** The first rows that a condition holds for, in order. */
  Rows rows(Condition condition, int limit) throws SQLException {
    String version = rowVersion.map(column -> ", " + column).orElse("");
    return open(
        "SELECT "
            + columns()
            + version
            + from()
            + condition.where()
            + order.ascending()
            + " LIMIT "
            + limit,
        condition);
  }

  /** What this session has to do with a moment at which others see the table too. */
  SharedSnapshot sharedSnapshot() {
    return shared;
  }

  /**
   * All rows in some pages, as they are when this is called or at the moment shared with others, in
   * the order the database finds them. Empty when they can't be had any more as they were then.
   */
  Optional<Rows> scan(Optional<Bound> after, Bound upTo) throws SQLException {
    Condition pages = shared.pages(after, upTo);
    shared.beginScan();
    Rows rows = open("SELECT " + columns() + from() + pages.where(), pages);
    if (shared.isKept()) {
      return Optional.of(rows);
    }
    rows.close();
    return Optional.empty();
  }

  private Rows open(String query, Condition condition) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(query);
    try {
      condition.bind(statement);
      statement.setFetchSize(fetchRows);
      running = statement;
      open = new Rows(statement, statement.executeQuery());
      return open;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  /**
   * A point that every row there is lies before or at, and every row that a later transaction adds
   * lies after. Empty for an empty table.
   */
  Optional<Bound> reached() throws SQLException {
    Optional<TimeColumn> time = order.time();
    return time.isPresent() ? Optional.of(Bound.of(time.get().least(now()))) : head();
  }

  /** Where the last row lies, empty for an empty table. */
  Optional<Bound> head() throws SQLException {
    return keys.last(Condition.always());
  }

  /** Queries for nothing but where rows lie. */
  KeyQueries keys() {
    return keys;
  }

  /** Whether the table's own pages hold the rows; those of a view are made at each query. */
  boolean isStored() throws SQLException {
    return !inspector.isView(table.name());
  }

  /** Who may write now; empty when the database does not tell yet. */
  Optional<Moment> observe() throws SQLException {
    if (horizon == null) {
      horizon = dialect.horizon(connection, order.time().isPresent(), config);
    }
    return horizon.observe(connection);
  }

  /** Asks the driver for so many rows at a time from now on as fit into memory. */
  void fetchFor(RecordBatch batch) throws SQLException {
    long rows = FETCH_BYTES / batch.averageBytes();
    fetchRows = (int) Math.max(MIN_FETCH_ROWS, Math.min(MAX_FETCH_ROWS, rows));
    if (open != null) {
      open.result.setFetchSize(fetchRows);
    }
  }

  /** Ends the query under way, from any thread. */
  void cancel() throws SQLException {
    PreparedStatement statement = running;
    if (statement != null) {
      statement.cancel();
    }
  }

  /** All of the table's, as it has them at the time, or those the configuration leaves. */
  private String columns() throws SQLException {
    if (rules.selection().isAll()) {
      return table.name().quoted(dialect) + ".*";
    }
    List<String> needed =
        order.columns().stream()
            .map(OrderColumn::name)
            .collect(Collectors.toCollection(ArrayList::new));
    table.form().deleteColumn().ifPresent(needed::add);
    Set<String> there = inspector.names(table.name());
    return rules.selection().read(table.name(), there, needed).stream()
        .map(dialect::quote)
        .collect(Collectors.joining(", "));
  }

  private String from() {
    return " FROM " + table.source(dialect);
  }

  private Instant now() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(dialect.epochSeconds());
        ResultSet row = statement.executeQuery()) {
      row.next();
      return Instant.ofEpochSecond(row.getLong(1)).minusMillis(config.order().timeDelayMs());
    } finally {
      dialect.release(connection);
    }
  }

  private RowReader readerFor(ResultSetMetaData metadata) throws SQLException {
    int columns = metadata.getColumnCount() - (rowVersion.isPresent() ? 1 : 0);
    if (reader == null || !reader.matches(metadata, columns)) {
      reader = new RowReader(table, order, metadata, columns, dialect, rules);
    }
    return reader;
  }

  /** The rows of one query, as they come. */
  final class Rows implements AutoCloseable {
    private final PreparedStatement statement;
    private final ResultSet result;
    private final RowReader reader;
    private final int columnCount;
    private Bound last;
    private String content;

    private Rows(PreparedStatement statement, ResultSet result) throws SQLException {
      this.statement = statement;
      this.result = result;
      this.reader = readerFor(result.getMetaData());
      this.columnCount = result.getMetaData().getColumnCount();
    }

    boolean next() throws SQLException {
      return result.next();
    }

    /**
     * Where the current row lies. No index keeps two rows of a query apart, of which a page might
     * leave one out.
     */
    Bound point() throws SQLException {
      Bound point = reader.readPoint(result);
      if (table.query().isPresent() && point.equals(last)) {
        throw new ConfigException(OrderErrors.repeatedPoint(table.name(), point));
      }
      last = point;
      content = null;
      return point;
    }

    /** Lets the current row lie where it was found; for tables without an order. */
    Bound found(long number) {
      content = null;
      return reader.takePoint(Bound.of(number));
    }

    /**
     * What changes whenever the current row does and its time may not: the database's own mark, or
     * else its content. Empty by key, where a row is delivered once.
     */
    String version() throws SQLException {
      if (!order.hasKey()) {
        return content();
      }
      if (!order.time().isPresent()) {
        return "";
      }
      return rowVersion.isPresent() ? result.getString(columnCount) : content();
    }

    /** Adds the row whose point was read last. */
    void addTo(RecordBatch batch, Map<String, ?> offset) throws SQLException {
      batch.add(record(offset), weight());
    }

    /** The row whose point was read last. */
    SourceRecord record(Map<String, ?> offset) throws SQLException {
      return reader.record(result, offset, reader.needsVersion() ? version() : "");
    }

    /** Rough size of the record made last, in bytes. */
    int weight() {
      return reader.weight();
    }

    @Override
    public void close() throws SQLException {
      running = null;
      open = null;
      statement.close();
      if (shared.isHeld()) {
        shared.endScan();
      } else {
        dialect.release(connection);
      }
    }

    /** The values of the current row, as text. */
    String content() throws SQLException {
      if (content == null) {
        Object value = reader.value(result);
        String mark = reader.isDeleted(result) ? "deleted" : "";
        content = mark + (value instanceof byte[] ? text(value) : content((Struct) value));
      }
      return content;
    }

    /**
     * Each value with its length before it, so that no two contents have one text; the mark of a
     * deleted row may be in none of them.
     */
    private String content(Struct value) {
      StringBuilder all = new StringBuilder();
      for (Field field : value.schema().fields()) {
        String text = text(value.get(field));
        all.append(text.length()).append(':').append(text);
      }
      return all.toString();
    }

    private String text(Object value) {
      return value instanceof byte[]
          ? new String((byte[]) value, StandardCharsets.ISO_8859_1)
          : value + (value == null ? "" : "!");
    }
  }
}
