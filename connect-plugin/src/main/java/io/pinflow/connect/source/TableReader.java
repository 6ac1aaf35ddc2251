package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a table from where it was left, and goes on there over any number of connections. Not
 * thread-safe, but for {@link #cancel} and {@link #abort}.
 */
final class TableReader {
  private static final Logger LOGGER = LoggerFactory.getLogger(TableReader.class);

  /** What one fetch may bring into memory, in bytes. */
  private static final long FETCH_BYTES = 4_194_304;

  private static final int MIN_FETCH_ROWS = 2;
  private static final int MAX_FETCH_ROWS = 1_000;

  private final SourceTable table;
  private final Database database;
  private final TableSourceConfig config;
  private final OffsetStorageReader offsets;
  private volatile Connection connection;
  private volatile TableSession session;
  private ResultSet page;
  private int pageRows;
  private boolean resumed;
  private Object lastKey;

  TableReader(
      SourceTable table, Database database, TableSourceConfig config, OffsetStorageReader offsets) {
    this.table = table;
    this.database = database;
    this.config = config;
    this.offsets = offsets;
  }

  TableName table() {
    return table.name();
  }

  /** Key of the last row delivered, null before the first. */
  Object lastKey() {
    return lastKey;
  }

  /** Adds the table's next rows to the batch; true when the table may hold more already. */
  boolean read(RecordBatch batch) throws SQLException {
    TableSession current = connected();
    if (page == null) {
      page = current.page(lastKey);
      pageRows = 0;
    }
    while (!batch.isFull()) {
      if (!page.next()) {
        return endPage(current);
      }
      add(current.reader(), batch);
    }
    current.fetch(page, fetchRows(batch));
    return true;
  }

  /** Lets go of the connection; the next read makes a new one and goes on after the last key. */
  void disconnect() {
    Connection old = connection;
    connection = null;
    session = null;
    page = null;
    if (old != null) {
      quietly(old::close);
    }
  }

  /** Ends the query under way. */
  void cancel() {
    TableSession current = session;
    if (current != null) {
      quietly(current::cancel);
    }
  }

  /** Cuts the connection whatever it is doing. */
  void abort() {
    Connection current = connection;
    if (current != null) {
      quietly(() -> current.abort(Runnable::run));
    }
  }

  private TableSession connected() throws SQLException {
    if (session == null) {
      connection = database.open();
      session = TableSession.on(connection, table, database.dialect(), config);
      resume(session.key());
    }
    return session;
  }

  private void resume(TableKey key) {
    if (!resumed) {
      Map<String, Object> offset = offsets.offset(table.partition(key));
      Object stored = offset == null ? null : offset.get(SourceTable.OFFSET_KEY);
      lastKey = stored == null ? null : key.fromOffset(stored);
      resumed = true;
      LOGGER.info("Table '{}' goes to topic '{}' from {}", table.name(), table.topic(), position());
    }
  }

  private String position() {
    return lastKey == null ? "its first row" : "the row after key " + lastKey;
  }

  private void add(RowReader reader, RecordBatch batch) throws SQLException {
    SourceRecord row = reader.read(page);
    batch.add(row, reader.weight());
    lastKey = reader.key();
    pageRows++;
  }

  private boolean endPage(TableSession current) throws SQLException {
    ResultSet ended = page;
    page = null;
    current.end(ended);
    return pageRows >= config.pageMaxRows();
  }

  private static int fetchRows(RecordBatch batch) {
    long rows = FETCH_BYTES / batch.averageBytes();
    return (int) Math.max(MIN_FETCH_ROWS, Math.min(MAX_FETCH_ROWS, rows));
  }

  /** The connection is given up anyway: what closing it says is of no use but to a developer. */
  private static void quietly(SqlAction action) {
    try {
      action.run();
    } catch (SQLException e) {
      LOGGER.debug("A connection did not end in order", e);
    }
  }

  private interface SqlAction {
    void run() throws SQLException;
  }
}
