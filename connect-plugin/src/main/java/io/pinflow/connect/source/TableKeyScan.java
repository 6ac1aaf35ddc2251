package io.pinflow.connect.source;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of a table, read page by page over a connection of its own; a lost one is made anew. Not
 * thread-safe, but for {@link #cancel}.
 */
final class TableKeyScan implements TableKeys, AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(TableKeyScan.class);

  /** Held in memory, so that no query is open while what a page brought is dealt with. */
  private static final int PAGE_ROWS = 10_000;

  private static final int FETCH_ROWS = 1_000;
  private static final int KEY_BYTES = 16;
  private static final int MAX_TRIES = 10;

  private final SourceTable table;
  private final Database database;
  private final TableSourceConfig config;
  private final RateLimit limit;
  private final Backoff backoff;
  private volatile PreparedStatement running;
  private Connection connection;
  private ReadOrder order;
  private ReconcileKeys keys;
  private List<String> columns = List.of();
  private Bound end;

  TableKeyScan(SourceTable table, Database database, TableSourceConfig config) {
    this.table = table;
    this.database = database;
    this.config = config;
    this.limit = config.reading().rateLimit();
    this.backoff = config.connection().backoff();
  }

  /** Finds out what the key is; records' keys can be read by what this gives. */
  ReconcileKeys open(ReconcileConfig reconcile) throws SQLException, InterruptedException {
    tried(() -> true);
    keys = reconcile.keys(table, order.byKey());
    return keys;
  }

  @Override
  public void begin() throws SQLException, InterruptedException {
    end = order.byKey().isCounted() ? tried(this::head) : null;
  }

  /** Only numbers are compared here: how others are ordered, the database knows alone. */
  @Override
  public boolean covers(ReconcileKey key) {
    return end == null || number(key.bound()).compareTo(number(end)) <= 0;
  }

  @Override
  public void forEach(Visitor visitor) throws SQLException, InterruptedException {
    Bound last = null;
    boolean isLastPage = false;
    while (!isLastPage) {
      Optional<Bound> after = Optional.ofNullable(last);
      Page page = tried(() -> page(after));
      for (ReconcileKey key : page.keys) {
        visitor.key(key);
      }
      last = page.last;
      isLastPage = page.rows < PAGE_ROWS;
      limit.delivered(page.rows, (long) page.rows * KEY_BYTES);
      TimeUnit.NANOSECONDS.sleep(limit.waitNanos());
    }
  }

  /** Ends the query under way. */
  void cancel() {
    PreparedStatement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        LOGGER.debug("A query could not be cancelled", e);
      }
    }
  }

  @Override
  public void close() {
    Connection old = connection;
    connection = null;
    if (old != null) {
      try {
        old.close();
      } catch (SQLException e) {
        LOGGER.debug("A connection did not end in order", e);
      }
    }
  }

  private <T> T tried(SqlWork<T> work) throws SQLException, InterruptedException {
    while (true) {
      try {
        if (connection == null) {
          connect();
        }
        T result = work.run();
        backoff.succeeded();
        return result;
      } catch (SQLException e) {
        close();
        if (SqlFailures.isPermanent(e) || backoff.tries() >= MAX_TRIES) {
          throw e;
        }
        LOGGER.debug("The keys of table '{}' are read again after a failure", table.name(), e);
        TimeUnit.MILLISECONDS.sleep(backoff.nextMs());
      }
    }
  }

  private void connect() throws SQLException {
    connection = database.open();
    TableInspector inspector = new TableInspector(connection, database.dialect(), config);
    order = inspector.order(table);
    columns = keyColumns();
    Optional<String> mark = table.form().deleteColumn();
    if (mark.isPresent()
        && !columns.contains(mark.get())
        && inspector.names(table.name()).contains(mark.get())) {
      columns.add(mark.get());
    }
    database.dialect().release(connection);
  }

  private List<String> keyColumns() {
    return order.key().stream()
        .map(OrderColumn::name)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private Bound head() throws SQLException {
    return new KeyQueries(connection, database.dialect(), table, order.byKey())
        .last(Condition.always())
        .orElse(null);
  }

  private Page page(Optional<Bound> after) throws SQLException {
    ReadOrder byKey = order.byKey();
    Condition condition = byKey.after(after);
    if (end != null) {
      condition.and(byKey.upTo(end));
    }
    String query = select() + condition.where() + byKey.ascending() + " LIMIT " + PAGE_ROWS;
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      condition.bind(statement);
      statement.setFetchSize(FETCH_ROWS);
      running = statement;
      try (ResultSet rows = statement.executeQuery()) {
        return page(rows, byKey);
      }
    } finally {
      release();
    }
  }

  private Page page(ResultSet rows, ReadOrder byKey) throws SQLException {
    List<Column> read = columns(rows.getMetaData());
    Optional<SoftDelete> deletes = SoftDelete.of(table, read, database.dialect());
    Page page = new Page();
    while (rows.next()) {
      page.last = byKey.point(table, rows);
      if (page.rows++ == 0) {
        check(rows, read, page.last);
      }
      if (!deletes.isPresent() || !deletes.get().marks(rows)) {
        page.keys.add(new ReconcileKey(page.last, null));
      }
    }
    return page;
  }

  /** One row a page is enough: whether a key can be read back is a matter of its type. */
  private void check(ResultSet row, List<Column> read, Bound key) throws SQLException {
    FieldReaders readers =
        new FieldReaders(
            table.name(), keyColumns(), database.dialect(), config.recordValues().rules());
    KeyReader reader = new KeyReader(table, order, read, readers);
    keys.check(reader.schema(), reader.read(row, key.toString()), key);
  }

  private String select() {
    return columns.stream()
        .map(database.dialect()::quote)
        .collect(
            Collectors.joining(
                ", ", "SELECT ", " FROM " + table.name().quoted(database.dialect())));
  }

  private void release() throws SQLException {
    running = null;
    database.dialect().release(connection);
  }

  private static List<Column> columns(ResultSetMetaData metadata) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int index = 1; index <= metadata.getColumnCount(); index++) {
      columns.add(Column.of(metadata, index));
    }
    return columns;
  }

  private static BigDecimal number(Bound bound) {
    return new BigDecimal(bound.value(0).toString());
  }

  private interface SqlWork<T> {
    T run() throws SQLException;
  }

  private static final class Page {
    private final List<ReconcileKey> keys = new ArrayList<>();
    private Bound last;
    private int rows;
  }
}
