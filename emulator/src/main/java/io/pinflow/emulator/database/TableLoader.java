package io.pinflow.emulator.database;

import io.pinflow.emulator.EmulatorErrors;
import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.Posts;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import io.pinflow.emulator.RowSource;
import io.pinflow.emulator.progress.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads one table in batches, each a transaction, in the order of the rows. Rows before one that
 * can't be read are loaded.
 */
final class TableLoader {
  private static final int ROWS_OF_A_BATCH = 10_000;

  private final Database database;
  private final RawTable table;
  private final Progress progress;
  private final AtomicBoolean stopped;
  private final Batch batch = new Batch();
  private long inserted;

  TableLoader(Database database, RawTable table, Progress progress, AtomicBoolean stopped) {
    this.database = database;
    this.table = table;
    this.progress = progress;
    this.stopped = stopped;
  }

  /** Loads all rows, or those till another loader stopped; gives how many were new. */
  long load(Posts posts) throws EmulatorException {
    try (RowSource rows = posts.rows(table);
        Connection connection = database.connect()) {
      database.dialect().prepare(connection, table);
      connection.setAutoCommit(false);
      try {
        while (!stopped.get() && fill(rows)) {
          flush(connection);
        }
      } finally {
        flush(connection);
      }
      return inserted;
    } catch (SQLException e) {
      throw EmulatorErrors.database("load " + table.tableName(), e);
    }
  }

  private boolean fill(RowSource rows) throws EmulatorException {
    while (batch.rows() < ROWS_OF_A_BATCH) {
      Row row = rows.next();
      if (row == null) {
        return false;
      }
      batch.add(row);
    }
    return true;
  }

  private void flush(Connection connection) throws SQLException, EmulatorException {
    int rows = batch.rows();
    if (rows == 0) {
      return;
    }
    long newRows = database.dialect().insert(connection, table, batch);
    connection.commit();
    batch.clear();
    inserted += newRows;
    progress.add(rows);
  }
}
